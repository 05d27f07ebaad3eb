import { useState } from 'react'
import type { Input } from '../../../types/api'
import type { RequestCategory, RequestFor, RequestView, RequestWhen } from '../../../types/requests'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { emergencyIn } from '../../contract/emergency'
import { digitsTold, isNoPhone } from '../../contract/phone-told'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { Field } from '../../ui/field'
import { Frame } from '../../ui/frame'
import { Rows } from '../../ui/row'
import { SwitchRow } from '../../ui/switch-row'
import { Refused } from '../door/refused'
import { AloneRow, BuildingField, DoorField, NameField, orNull, PhoneField } from '../homes/home-fields'
import { boardWords, submitForRefusals, phoneWords as words } from './board-words'
import { categoryWords, placeInWords, titleOf } from './card-words'
import { ChooseRow, choicesOf } from './choose-row'
import { DispatchSheet } from './dispatch-sheet'
import { forWords, whenWords } from './words'

const anywhere = 'anywhere'

interface Draft {
  category: RequestCategory | null
  text: string
  estateId: string | null
  building: string
  door: string
  spot: string
  name: string
  phone: string
  when: RequestWhen
  forWhom: RequestFor
  isOpinion: boolean
  isOpenToClaims: boolean
  livesAlone: boolean
}

const emptyDraft: Draft = {
  category: null,
  text: '',
  estateId: null,
  building: '',
  door: '',
  spot: '',
  name: '',
  phone: '',
  when: 'any',
  forWhom: 'me',
  isOpinion: false,
  isOpenToClaims: false,
  livesAlone: false,
}

/** Told on the telephone, written down while listening (G22 U2): four things, and the rest where it is needed. */
export function PhoneScreen({ communityId }: { communityId: string }) {
  const [kept, setKept] = useState<RequestView | null>(null)
  const [turn, setTurn] = useState(0)
  if (kept) {
    return (
      <Written
        request={kept}
        onChanged={setKept}
        onAnother={() => {
          setKept(null)
          setTurn(turn + 1)
        }}
      />
    )
  }
  return <PhoneForm key={turn} communityId={communityId} onKept={setKept} />
}

function PhoneForm({ communityId, onKept }: { communityId: string; onKept: (request: RequestView) => void }) {
  const estates = useOperation('requests.board', { communityId }).known?.value.estates ?? []
  const submit = useAction('requests.submitFor')
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [hasTried, setHasTried] = useState(false)
  const write = (told: Partial<Draft>) => setDraft({ ...draft, ...told })
  const danger = emergencyIn(draft.text)
  const wrong = wrongIn(draft)

  const settle = (answer: Awaited<ReturnType<typeof submit.run>>) => {
    if (answer?.ok) onKept(answer.value.request)
  }
  const send = async () => {
    setHasTried(true)
    if (draft.category && !wrong.text && !wrong.phone) {
      settle(await submit.run(toldBy(draft, draft.category, communityId)))
    }
  }
  return (
    <Frame
      title={words.title}
      lead={words.lead}
      foot={
        <Button busy={submit.isBusy && words.sending} onTap={send}>
          {words.send}
        </Button>
      }
    >
      <Field
        label={words.text}
        placeholder={words.textHint}
        value={draft.text}
        isLong
        maxLength={500}
        error={hasTried && wrong.text ? words.textError : null}
        onType={text => write({ text })}
      />
      {danger && (
        <Card tone="care">
          <Words kind="strong">{words.emergency(danger)}</Words>
        </Card>
      )}
      <Rows>
        <ChooseRow
          title={words.category}
          choices={choicesOf(categoryWords)}
          chosen={draft.category}
          none={words.choose}
          isWrong={hasTried && !draft.category}
          onChoose={category => write({ category })}
        />
        <ChooseRow
          title={words.where}
          choices={[
            ...estates.map(({ orgId, name }) => ({ key: orgId, title: name })),
            { key: anywhere, title: words.noEstate },
          ]}
          chosen={draft.estateId ?? anywhere}
          none={words.noEstate}
          onChoose={key => write({ estateId: key === anywhere ? null : key })}
        />
      </Rows>
      {hasTried && !draft.category && <Words kind="strong">{words.categoryError}</Words>}
      {draft.estateId && <BuildingField value={draft.building} onType={building => write({ building })} />}
      <Field
        label={words.spot}
        placeholder={words.spotHint}
        value={draft.spot}
        maxLength={40}
        onType={spot => write({ spot })}
      />
      <PhoneField hasTried={hasTried} value={draft.phone} onType={phone => write({ phone })} />
      <NameField value={draft.name} onType={name => write({ name })} />
      <DoorField hint={words.doorNote} value={draft.door} onType={door => write({ door })} />
      <Rows>
        <SwitchRow
          title={words.claims}
          note={words.claimsNote}
          isOn={draft.isOpenToClaims}
          onSwitch={isOpenToClaims => write({ isOpenToClaims })}
        />
        {draft.spot.trim() === '' && (
          <AloneRow isOn={draft.livesAlone} onSwitch={livesAlone => write({ livesAlone })} />
        )}
      </Rows>
      <LesserFields draft={draft} onWrite={write} />
      {submit.refused && (
        <Refused
          answer={submit.refused}
          sentences={submitForRefusals}
          onRetry={async () => settle(await submit.retry())}
        />
      )}
    </Frame>
  )
}

function LesserFields({ draft, onWrite }: { draft: Draft; onWrite: (told: Partial<Draft>) => void }) {
  const [isOpen, setIsOpen] = useState(false)
  if (!isOpen) {
    return (
      <Button kind="quiet" onTap={() => setIsOpen(true)}>
        {words.more}
      </Button>
    )
  }
  return (
    <>
      <Section title={words.when}>
        <Choices
          label={words.when}
          choices={choicesOf(whenWords)}
          chosen={draft.when}
          onChoose={when => onWrite({ when })}
        />
      </Section>
      <Section title={words.forWhom}>
        <Choices
          label={words.forWhom}
          choices={choicesOf(forWords)}
          chosen={draft.forWhom}
          onChoose={forWhom => onWrite({ forWhom })}
        />
        {draft.forWhom !== 'me' && <Words>{words.forWhomNote}</Words>}
      </Section>
      <Rows>
        <SwitchRow
          title={words.opinion}
          note={words.opinionNote}
          isOn={draft.isOpinion}
          onSwitch={isOpinion => onWrite({ isOpinion })}
        />
      </Rows>
    </>
  )
}

function wrongIn({ text, phone }: Draft): { text: boolean; phone: boolean } {
  return { text: text.trim() === '', phone: isNoPhone(phone) }
}

function toldBy(
  draft: Draft,
  category: RequestCategory,
  communityId: string,
): Omit<Input<'requests.submitFor'>, 'tapId'> {
  const { text, estateId, building, door, spot, name, phone, when, forWhom, isOpinion, isOpenToClaims } =
    draft
  return {
    communityId,
    kind: isOpinion ? 'opinion' : 'help',
    category,
    estateId,
    building: estateId === null ? null : orNull(building),
    door: orNull(door),
    spot: orNull(spot),
    when,
    text: text.trim(),
    forWhom,
    name: orNull(name),
    phone: digitsTold(phone),
    isOpenToClaims,
    livesAlone: (!isOpinion && spot.trim() === '' && draft.livesAlone) || null,
  }
}

interface WrittenProps {
  request: RequestView
  onChanged: (request: RequestView) => void
  onAnother: () => void
}

/** It is kept: what to tell the caller, and somebody may be sent at once. */
function Written({ request, onChanged, onAnother }: WrittenProps) {
  const [isSending, setIsSending] = useState(false)
  const { requestId, no, can, volunteers } = request
  return (
    <Frame title={words.done} lead={titleOf(request)}>
      <Card tone="done">
        <Words kind="title">{words.no(no)}</Words>
        <Words>{words.noNote}</Words>
        <Words kind="soft">{placeInWords(request)}</Words>
        {volunteers.length > 0 && (
          <Words kind="strong">{boardWords.sent(volunteers.map(({ name }) => name).join('、'))}</Words>
        )}
      </Card>
      {can.assign && volunteers.length === 0 && (
        <Button icon="hand" onTap={() => setIsSending(true)}>
          {boardWords.dispatch}
        </Button>
      )}
      <Button kind="second" onTap={() => goTo(routes.request(requestId))}>
        {words.see}
      </Button>
      <Button kind="quiet" onTap={onAnother}>
        {words.another}
      </Button>
      {isSending && (
        <DispatchSheet
          request={request}
          onClose={() => setIsSending(false)}
          onSent={sent => {
            setIsSending(false)
            onChanged(sent)
          }}
        />
      )}
    </Frame>
  )
}
