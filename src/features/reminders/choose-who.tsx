import { useState } from 'react'
import type { Chosen, Matter } from '../../../types/reminders'
import { usePages } from '../../cloud/use-pages'
import { Button } from '../../ui/button'
import { Section, Words } from '../../ui/card'
import { Chips } from '../../ui/chips'
import { Choices } from '../../ui/choices'
import { Empty } from '../../ui/notice'
import { SearchBar } from '../../ui/search-bar'
import { Sheet } from '../../ui/sheet'
import { useSettled } from '../accounts/unit-field'
import { DeskList, useTicked } from '../checkins/desk-list'
import { listRefusals } from '../checkins/list-words'
import { Listed } from '../door/listed'
import { readRefusals } from '../groups/words'
import { chosenWords, words } from './push-words'

const kinds: Chosen['kind'][] = ['all', 'group', 'these']

interface ChooseWhoProps {
  communityId: string
  matter: Matter
  /** Null while it is not chosen which group or whom. */
  onChoose: (chosen: Chosen | null) => void
}

/** All who have not done it, one group's, or some by name (G53). */
export function ChooseWho({ communityId, matter, onChoose }: ChooseWhoProps) {
  const [kind, setKind] = useState<Chosen['kind']>('all')
  const choose = (next: Chosen['kind']) => {
    setKind(next)
    onChoose(next === 'all' ? { kind: 'all' } : null)
  }
  return (
    <Section title={words.who}>
      <Chips
        label={words.who}
        chips={kinds.map(key => ({ key, title: chosenWords[key] }))}
        chosen={kind}
        onChoose={choose}
      />
      {kind === 'group' && (
        <ChooseGroup communityId={communityId} onChoose={groupId => onChoose({ kind: 'group', groupId })} />
      )}
      {kind === 'these' && (
        <ChoosePeople
          communityId={communityId}
          matter={matter}
          onChoose={memberIds => onChoose(memberIds.length > 0 ? { kind: 'these', memberIds } : null)}
        />
      )}
    </Section>
  )
}

interface ChooseGroupProps {
  communityId: string
  onChoose: (groupId: string) => void
}

function ChooseGroup({ communityId, onChoose }: ChooseGroupProps) {
  const groups = usePages('groups.list', { communityId })
  const [chosen, setChosen] = useState<string | null>(null)
  const choose = (groupId: string) => {
    setChosen(groupId)
    onChoose(groupId)
  }
  return (
    <Listed
      pages={groups}
      sentences={readRefusals}
      empty={<Empty art="empty" title={words.noGroups} next={words.noGroupsNext} />}
    >
      {items => (
        <>
          <Choices
            label={words.group}
            choices={items.map(({ groupId, name }) => ({ key: groupId, title: name }))}
            chosen={chosen}
            onChoose={choose}
          />
          {!chosen && <Words kind="soft">{words.groupFirst}</Words>}
        </>
      )}
    </Listed>
  )
}

interface ChoosePeopleProps {
  communityId: string
  matter: Matter
  onChoose: (memberIds: string[]) => void
}

function ChoosePeople({ communityId, matter, onChoose }: ChoosePeopleProps) {
  const [isPicking, setIsPicking] = useState(false)
  const picked = useTicked()
  const finish = () => {
    setIsPicking(false)
    onChoose([...picked.ticked.keys()])
  }
  return (
    <>
      <Button kind="second" icon="people" onTap={() => setIsPicking(true)}>
        {picked.ticked.size > 0 ? words.picked(picked.ticked.size) : words.pick}
      </Button>
      {picked.ticked.size === 0 && <Words kind="soft">{words.pickFirst}</Words>}
      {isPicking && <PickSheet communityId={communityId} matter={matter} picked={picked} onDone={finish} />}
    </>
  )
}

interface PickSheetProps {
  communityId: string
  matter: Matter
  picked: ReturnType<typeof useTicked>
  onDone: () => void
}

function PickSheet({ communityId, matter, picked, onDone }: PickSheetProps) {
  const [text, setText] = useState('')
  const people = usePages('checkins.list', {
    communityId,
    quarter: null,
    show: matter === 'checkin' ? 'notYet' : 'all',
    namePrefix: useSettled(text.trim()),
  })
  return (
    <Sheet title={words.pick} closing={words.pickDone(picked.ticked.size)} onClose={onDone}>
      <SearchBar
        label={words.search}
        placeholder={words.searchHint}
        value={text}
        onType={setText}
        maxLength={20}
      />
      <Listed pages={people} sentences={listRefusals} empty={<Empty art="empty" title={words.nobodyFound} />}>
        {items => <DeskList people={items} ticked={picked.ticked} onTick={picked.tick} />}
      </Listed>
    </Sheet>
  )
}
