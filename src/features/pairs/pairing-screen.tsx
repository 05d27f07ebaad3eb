import { useState } from 'react'
import type { Told } from '../../cloud/use-action'
import { useAction } from '../../cloud/use-action'
import { dayOf } from '../../contract/calendar'
import { digitsTold, isNoPhone } from '../../contract/phone-told'
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
import { Refused } from '../door/refused'
import {
  AloneRow,
  BuildingField,
  DoorField,
  EstateChoices,
  NameField,
  orNull,
  PhoneField,
} from '../homes/home-fields'
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
          isEstateWrong={hasTried && wrong.estate}
          hasTried={hasTried}
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
  isEstateWrong: boolean
  hasTried: boolean
}

function Home({ communityId, draft, write, isEstateWrong, hasTried }: HomeProps) {
  return (
    <>
      <EstateChoices
        communityId={communityId}
        chosen={draft.estateId}
        isWrong={isEstateWrong}
        sentences={readRefusals}
        onChoose={estateId => write({ estateId })}
      />
      <BuildingField value={draft.building} onType={building => write({ building })} />
      <DoorField hint={words.doorHint} value={draft.door} onType={door => write({ door })} />
      <NameField value={draft.name} onType={name => write({ name })} />
      <PhoneField hasTried={hasTried} value={draft.phone} onType={phone => write({ phone })} />
      <Rows>
        <AloneRow isOn={draft.isAlone} onSwitch={isAlone => write({ isAlone })} />
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
    phone: isNoPhone(phone),
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
          building: orNull(building),
          door: orNull(door),
          name: orNull(name),
          phone: digitsTold(phone),
        },
    memberIds: people.map(({ memberId }) => memberId),
    rhythm: rhythm === 'none' ? null : { everyWeeks: rhythm === 'weekly' ? 1 : 2, from },
    livesAlone: requestId ? null : isAlone,
    hasAgreed,
  }
}
