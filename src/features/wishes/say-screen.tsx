import { useState } from 'react'
import type { OrgBrief } from '../../../types/orgs'
import type { HomeView, RequestFor } from '../../../types/requests'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { digitsTold, isNoPhone } from '../../contract/phone-told'
import { goOnTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Chips } from '../../ui/chips'
import { Frame } from '../../ui/frame'
import { Rows } from '../../ui/row'
import { SwitchRow } from '../../ui/switch-row'
import { say } from '../../ui/toast'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { BuildingField, DoorField, NameField, orNull, PhoneField } from '../homes/home-fields'
import { words as homeWords } from '../homes/words'
import { FindPlace } from '../orgs/find-place'
import { forWords } from '../requests/words'
import { isUntilWrong, newWishDraft, type WishDraft, WishFields } from './wish-fields'
import { readRefusals, sayRefusals, words as wishWords, sayWords as words } from './words'

interface Draft extends WishDraft {
  isHome: boolean
  estate: OrgBrief | null
  building: string
  door: string
  forWhom: RequestFor
  hasAgreed: boolean
  name: string
  phone: string
}

const newDraft = (home: HomeView | null): Draft => ({
  ...newWishDraft(),
  isHome: home !== null,
  estate: null,
  building: '',
  door: '',
  forWhom: 'me',
  hasAgreed: false,
  name: '',
  phone: '',
})

/** A resident says a small wish: one line, and the home that is known already (G35). */
export function SayWishScreen() {
  const story = useOperation('requests.categories', {})
  const known = story.known?.value
  if (known && story.stands !== 'refused') return <SayForm home={known.home} />
  return (
    <Frame title={words.title} lead={words.lead}>
      <Loaded story={story} sentences={readRefusals} rows={3}>
        {() => null}
      </Loaded>
    </Frame>
  )
}

function SayForm({ home }: { home: HomeView | null }) {
  const act = useAction('wishes.say')
  const [draft, setDraft] = useState(() => newDraft(home))
  const [hasTried, setHasTried] = useState(false)
  const write = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const wrong = wrongIn(draft)
  const settle = (answer: Awaited<ReturnType<typeof act.run>>) => {
    if (!answer?.ok) return
    say(words.sent)
    goOnTo(routes.wish(answer.value.wish.wishId))
  }
  const send = async () => {
    setHasTried(true)
    if (!Object.values(wrong).some(Boolean)) settle(await act.run(toldBy(draft)))
  }
  const part = { draft, write, wrong, hasTried }
  return (
    <Frame
      title={words.title}
      lead={words.lead}
      foot={
        <Button busy={act.isBusy && words.sending} onTap={send}>
          {words.send}
        </Button>
      }
    >
      <WishFields draft={draft} hasTried={hasTried} onChange={write} />
      <Words kind="soft">{wishWords.small}</Words>
      <Where home={home} {...part} />
      <ForWhom {...part} />
      {!(draft.isHome && home?.phoneTail) && <Contact {...part} />}
      {act.refused && (
        <Refused
          answer={act.refused}
          sentences={sayRefusals}
          onRetry={async () => settle(await act.retry())}
        />
      )}
    </Frame>
  )
}

interface PartProps {
  draft: Draft
  write: (part: Partial<Draft>) => void
  wrong: ReturnType<typeof wrongIn>
  hasTried: boolean
}

function Where({ home, draft, write, wrong, hasTried }: PartProps & { home: HomeView | null }) {
  const { isHome, estate, building, door } = draft
  if (isHome && home) {
    return (
      <Section title={words.where}>
        <Card>
          <Words kind="strong">
            {words.homeLine([home.estate.name, home.building].filter(Boolean).join(' '))}
          </Words>
          <Button kind="quiet" onTap={() => write({ isHome: false })}>
            {words.other}
          </Button>
        </Card>
      </Section>
    )
  }
  return (
    <Section title={words.where}>
      {estate ? (
        <Card>
          <Words kind="strong">{estate.name}</Words>
          {estate.within && <Words kind="soft">{estate.within}</Words>}
          <Button kind="quiet" onTap={() => write({ estate: null })}>
            {words.estateChange}
          </Button>
        </Card>
      ) : (
        <FindPlace label={homeWords.estate} kind="estate" onChoose={estate => write({ estate })} />
      )}
      {hasTried && wrong.estate && <Words kind="strong">{homeWords.estateError}</Words>}
      <BuildingField value={building} onType={building => write({ building })} />
      <DoorField hint={words.doorHint} value={door} onType={door => write({ door })} />
      {home && (
        <Button kind="quiet" onTap={() => write({ isHome: true })}>
          {words.myHome}
        </Button>
      )}
    </Section>
  )
}

function ForWhom({ draft, write, wrong, hasTried }: PartProps) {
  return (
    <Section title={words.forWhom}>
      <Chips
        label={words.forWhom}
        chips={(Object.keys(forWords) as RequestFor[]).map(key => ({ key, title: forWords[key] }))}
        chosen={draft.forWhom}
        onChoose={forWhom => write({ forWhom, hasAgreed: false })}
      />
      {draft.forWhom !== 'me' && (
        <Rows>
          <SwitchRow
            title={words.agreed}
            note={words.agreedNote}
            isOn={draft.hasAgreed}
            onSwitch={hasAgreed => write({ hasAgreed })}
          />
        </Rows>
      )}
      {hasTried && wrong.agreed && <Words kind="strong">{words.agreedError}</Words>}
    </Section>
  )
}

function Contact({ draft, write, hasTried }: PartProps) {
  return (
    <Section title={words.contact}>
      <Words kind="soft">{words.contactNote}</Words>
      <NameField value={draft.name} onType={name => write({ name })} />
      <PhoneField hasTried={hasTried} value={draft.phone} onType={phone => write({ phone })} />
    </Section>
  )
}

function wrongIn(draft: Draft) {
  const { text, isHome, estate, phone, forWhom, hasAgreed } = draft
  return {
    text: text.trim() === '',
    until: isUntilWrong(draft),
    estate: !isHome && estate === null,
    phone: isNoPhone(phone),
    agreed: forWhom !== 'me' && !hasAgreed,
  }
}

function toldBy(draft: Draft) {
  const { kind, text, untilDay, isHome, estate, building, door, forWhom, hasAgreed, name, phone } = draft
  const newHome = {
    kind: 'newHome' as const,
    estateId: estate?.orgId ?? '',
    building: orNull(building),
    door: orNull(door),
  }
  return {
    kind,
    text: text.trim().replaceAll('\n', ' '),
    untilDay,
    where: isHome ? { kind: 'home' as const } : newHome,
    forWhom,
    hasAgreed,
    name: orNull(name),
    phone: digitsTold(phone),
  }
}
