import { useState } from 'react'
import type { PostCategory, PostWritten } from '../../../types/posts'
import type { ServiceCategory } from '../../../types/services'
import type { Skill } from '../../../types/teams'
import { skillWords } from '../../contract/volunteer-form'
import { Section } from '../../ui/card'
import { CheckRow } from '../../ui/check-row'
import { Choices } from '../../ui/choices'
import { Field } from '../../ui/field'
import { Row, Rows } from '../../ui/row'
import { SwitchRow } from '../../ui/switch-row'
import { serviceWords } from '../teams/service-words'
import { categoryWords, serviceList, words } from './words'

interface PostFormProps {
  draft: PostWritten
  onChange: (draft: PostWritten) => void
  hasTried: boolean
}

/** What the office writes of a post. */
export function PostForm({ draft, onChange, hasTried }: PostFormProps) {
  const set = (change: Partial<PostWritten>) => onChange({ ...draft, ...change })
  return (
    <>
      <Field
        label={words.name}
        value={draft.name}
        onType={name => set({ name })}
        maxLength={20}
        error={hasTried && !draft.name.trim() ? words.nameError : null}
      />
      <Field
        label={words.duties}
        hint={words.dutiesHint}
        value={draft.duties}
        onType={duties => set({ duties })}
        maxLength={200}
        isLong
        error={hasTried && !draft.duties.trim() ? words.dutiesError : null}
      />
      <Rows>
        <SwitchRow
          title={words.openInCounty}
          note={words.openInCountyNote}
          isOn={draft.state === 'open'}
          onSwitch={isOn => set({ state: isOn ? 'open' : 'closed' })}
        />
      </Rows>
      <Section title={words.category}>
        <Choices<PostCategory | 'none'>
          label={words.category}
          choices={[
            ...(Object.keys(categoryWords) as PostCategory[]).map(key => ({
              key,
              title: categoryWords[key],
            })),
            { key: 'none', title: words.noCategory },
          ]}
          chosen={draft.categoryId ?? 'none'}
          onChoose={key => set({ categoryId: key === 'none' ? null : key })}
        />
      </Section>
      <Several<ServiceCategory>
        title={words.services}
        names={serviceWords}
        chosen={draft.serviceCategories}
        onChoose={serviceCategories => set({ serviceCategories })}
        said={serviceList(draft.serviceCategories)}
      />
      <Several<Skill>
        title={words.skills}
        names={skillWords}
        chosen={draft.skills}
        onChoose={skills => set({ skills })}
        said={draft.skills.map(skill => skillWords[skill]).join('、') || words.noTeam}
      />
      <Field
        label={words.team}
        hint={words.teamHint}
        value={draft.teamName ?? ''}
        onType={teamName => set({ teamName })}
        maxLength={20}
      />
    </>
  )
}

interface SeveralProps<Key extends string> {
  title: string
  names: Record<Key, string>
  chosen: Key[]
  onChoose: (chosen: Key[]) => void
  /** What is chosen now, in words. */
  said: string
}

/** Any number of a long list: closed, it says what is chosen. */
function Several<Key extends string>({ title, names, chosen, onChoose, said }: SeveralProps<Key>) {
  const [isOpen, setIsOpen] = useState(false)
  if (!isOpen) {
    return (
      <Rows>
        <Row title={title} note={said} onTap={() => setIsOpen(true)} />
      </Rows>
    )
  }
  return (
    <Section title={title}>
      <Rows>
        {(Object.keys(names) as Key[]).map(key => (
          <CheckRow
            key={key}
            title={names[key]}
            isChecked={chosen.includes(key)}
            onCheck={isChecked => onChoose(isChecked ? [...chosen, key] : chosen.filter(one => one !== key))}
          />
        ))}
      </Rows>
    </Section>
  )
}
