import { useState } from 'react'
import type { Told } from '../../cloud/use-action'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { dayOf } from '../../contract/calendar'
import { goOnTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Section, Words } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { DateField } from '../../ui/date-field'
import { Field } from '../../ui/field'
import { Frame } from '../../ui/frame'
import { Row, Rows } from '../../ui/row'
import { SwitchRow } from '../../ui/switch-row'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { MemberPicker } from './member-picker'
import { formRefusals, readRefusals, formWords as words } from './words'

type Rhythm = keyof typeof words.rhythms

interface Draft {
  what: string
  estateId: string | null
  building: string
  door: string
  name: string
  phone: string
  isAlone: boolean
  people: { memberId: string; name: string }[]
  rhythm: Rhythm
  from: string
  hasAgreed: boolean
}

const emptyDraft: Draft = {
  what: '',
  estateId: null,
  building: '',
  door: '',
  name: '',
  phone: '',
  isAlone: false,
  people: [],
  rhythm: 'weekly',
  from: '',
  hasAgreed: false,
}

const mostPeople = 2
const aPhone = /^(1\d{10}|0\d{2,3}-?\d{7,8})$/

interface PairingScreenProps {
  communityId: string
  /** The request it comes from: then nothing of the home is typed again. */
  requestId: string | null
}

/** The secretary writes down who goes to whom, how often, and that both sides were asked (A49 G34). */
export function PairingScreen({ communityId, requestId }: PairingScreenProps) {
  const form = useAction('pairs.form')
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [hasTried, setHasTried] = useState(false)
  const write = (told: Partial<Draft>) => setDraft({ ...draft, ...told })
  const wrong = wrongIn(draft, requestId)

  const settle = (answer: Awaited<ReturnType<typeof form.run>>) => {
    if (!answer?.ok) return
    say(words.sent)
    goOnTo(routes.pair(answer.value.pair.pairId))
  }
  const send = async () => {
    setHasTried(true)
    if (!Object.values(wrong).some(Boolean)) settle(await form.run(toldBy(draft, communityId, requestId)))
  }
  const shownIf = (isWrong: boolean, sentence: string) => (hasTried && isWrong ? sentence : null)
  return (
    <Frame
      title={words.title}
      lead={words.lead}
      foot={
        <Button busy={form.isBusy && words.sending} onTap={send}>
          {words.send}
        </Button>
      }
    >
      <Field
        label={words.what}
        placeholder={words.whatHint}
        value={draft.what}
        maxLength={40}
        error={shownIf(wrong.what, words.whatError)}
        onType={what => write({ what })}
      />
      <Choices
        label={words.what}
        choices={words.ideas.map(idea => ({ key: idea, title: idea }))}
        chosen={words.ideas.find(idea => idea === draft.what) ?? null}
        onChoose={what => write({ what })}
      />
      {requestId ? (
        <Words>{words.fromRequest}</Words>
      ) : (
        <Home
          communityId={communityId}
          draft={draft}
          write={write}
          estateError={shownIf(wrong.estate, words.estateError)}
          phoneError={shownIf(wrong.phone, words.phoneError)}
        />
      )}
      <Section title={words.people}>
        <Words kind="soft">{words.peopleHint}</Words>
        {hasTried && wrong.people && <Words kind="strong">{words.peopleError}</Words>}
        <People communityId={communityId} draft={draft} write={write} />
      </Section>
      <Section title={words.rhythm}>
        <Choices
          label={words.rhythm}
          choices={(Object.keys(words.rhythms) as Rhythm[]).map(key => ({ key, title: words.rhythms[key] }))}
          chosen={draft.rhythm}
          onChoose={rhythm => write({ rhythm })}
        />
        {draft.rhythm !== 'none' && (
          <DateField
            label={words.from}
            hint={words.fromHint}
            value={draft.from}
            earliest={dayOf(Date.now())}
            error={shownIf(wrong.from, words.fromError)}
            onChoose={from => write({ from })}
          />
        )}
      </Section>
      <Rows>
        <SwitchRow
          title={words.agreed}
          note={words.agreedNote}
          isOn={draft.hasAgreed}
          onSwitch={hasAgreed => write({ hasAgreed })}
        />
      </Rows>
      {form.refused && (
        <Refused
          answer={form.refused}
          sentences={formRefusals}
          onRetry={async () => settle(await form.retry())}
        />
      )}
    </Frame>
  )
}

interface PartProps {
  communityId: string
  draft: Draft
  write: (told: Partial<Draft>) => void
}

interface HomeProps extends PartProps {
  estateError: string | null
  phoneError: string | null
}

function Home({ communityId, draft, write, estateError, phoneError }: HomeProps) {
  const pages = usePages('orgs.list', { orgId: communityId })
  return (
    <>
      <Section title={words.estate}>
        {estateError && <Words kind="strong">{estateError}</Words>}
        <Listed pages={pages} sentences={readRefusals} empty={<Words>{words.estateError}</Words>}>
          {items => (
            <Choices
              label={words.estate}
              choices={items
                .filter(({ kind, state }) => kind === 'estate' && state === 'open')
                .map(({ orgId, name }) => ({ key: orgId, title: name }))}
              chosen={draft.estateId}
              onChoose={estateId => write({ estateId })}
            />
          )}
        </Listed>
      </Section>
      <Field
        label={words.building}
        placeholder={words.buildingHint}
        value={draft.building}
        maxLength={20}
        onType={building => write({ building })}
      />
      <Field
        label={words.door}
        hint={words.doorHint}
        value={draft.door}
        maxLength={30}
        onType={door => write({ door })}
      />
      <Field label={words.name} value={draft.name} maxLength={20} onType={name => write({ name })} />
      <Field
        label={words.phone}
        value={draft.phone}
        maxLength={20}
        error={phoneError}
        onType={phone => write({ phone })}
      />
      <Rows>
        <SwitchRow
          title={words.alone}
          note={words.aloneNote}
          isOn={draft.isAlone}
          onSwitch={isAlone => write({ isAlone })}
        />
      </Rows>
    </>
  )
}

function People({ communityId, draft: { people }, write }: PartProps) {
  const add = (person: { memberId: string; name: string }) => {
    const others = people.filter(({ memberId }) => memberId !== person.memberId)
    write({ people: [...others, person].slice(0, mostPeople) })
  }
  return (
    <>
      {people.length > 0 && (
        <Rows>
          {people.map(({ memberId, name }) => (
            <Row
              key={memberId}
              icon="check"
              title={name}
              mark={words.remove}
              onTap={() => write({ people: people.filter(one => one.memberId !== memberId) })}
            />
          ))}
        </Rows>
      )}
      {people.length < mostPeople && <MemberPicker communityId={communityId} onChoose={add} />}
    </>
  )
}

function wrongIn({ what, estateId, phone, people, rhythm, from }: Draft, requestId: string | null) {
  return {
    what: what.trim() === '',
    estate: requestId === null && estateId === null,
    phone: phone.trim() !== '' && !aPhone.test(phone.trim()),
    people: people.length === 0,
    from: rhythm !== 'none' && from === '',
  }
}

function toldBy(draft: Draft, communityId: string, requestId: string | null): Told<'pairs.form'> {
  const { what, estateId, building, door, name, phone, isAlone, people, rhythm, from, hasAgreed } = draft
  return {
    communityId,
    what: what.trim(),
    household: requestId
      ? { kind: 'request', requestId }
      : {
          kind: 'told',
          estateId: estateId ?? '',
          building: building.trim() || null,
          door: door.trim() || null,
          name: name.trim() || null,
          phone: phone.trim() || null,
        },
    memberIds: people.map(({ memberId }) => memberId),
    rhythm: rhythm === 'none' ? null : { everyWeeks: rhythm === 'weekly' ? 1 : 2, from },
    livesAlone: requestId ? null : isAlone,
    hasAgreed,
  }
}
