import { useState } from 'react'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { goOnTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Section, Words } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { Field } from '../../ui/field'
import { Frame } from '../../ui/frame'
import { Rows } from '../../ui/row'
import { SwitchRow } from '../../ui/switch-row'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { aPhone, isUntilWrong, newWishDraft, type WishDraft, WishFields } from './wish-fields'
import { readRefusals, sayForRefusals, words as wishWords, sayWords as words } from './words'

interface Draft extends WishDraft {
  estateId: string | null
  building: string
  door: string
  name: string
  phone: string
  livesAlone: boolean
  hasAgreed: boolean
}

const newDraft = (): Draft => ({
  ...newWishDraft(),
  estateId: null,
  building: '',
  door: '',
  name: '',
  phone: '',
  livesAlone: false,
  hasAgreed: false,
})

/** The community writes down what a resident told, with the person's word (G35 G22). */
export function SayWishForScreen({ communityId }: { communityId: string }) {
  const act = useAction('wishes.sayFor')
  const [draft, setDraft] = useState(newDraft)
  const [hasTried, setHasTried] = useState(false)
  const write = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const wrong = wrongIn(draft)
  const settle = (answer: Awaited<ReturnType<typeof act.run>>) => {
    if (!answer?.ok) return
    say(words.sentFor)
    goOnTo(routes.wish(answer.value.wish.wishId))
  }
  const send = async () => {
    setHasTried(true)
    if (!Object.values(wrong).some(Boolean)) settle(await act.run(toldBy(draft, communityId)))
  }
  return (
    <Frame
      title={wishWords.sayFor}
      lead={wishWords.small}
      foot={
        <Button busy={act.isBusy && words.sending} onTap={send}>
          {words.sendFor}
        </Button>
      }
    >
      <WishFields draft={draft} hasTried={hasTried} onChange={write} />
      <Estates
        communityId={communityId}
        chosen={draft.estateId}
        isWrong={hasTried && wrong.estate}
        onChoose={estateId => write({ estateId })}
      />
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
        maxLength={13}
        error={hasTried && wrong.phone ? words.phoneError : null}
        onType={phone => write({ phone })}
      />
      <Rows>
        <SwitchRow
          title={words.alone}
          note={words.aloneNote}
          isOn={draft.livesAlone}
          onSwitch={livesAlone => write({ livesAlone })}
        />
        <SwitchRow
          title={words.agreed}
          note={words.agreedNote}
          isOn={draft.hasAgreed}
          onSwitch={hasAgreed => write({ hasAgreed })}
        />
      </Rows>
      {hasTried && wrong.agreed && <Words kind="strong">{words.agreedError}</Words>}
      {act.refused && (
        <Refused
          answer={act.refused}
          sentences={sayForRefusals}
          onRetry={async () => settle(await act.retry())}
        />
      )}
    </Frame>
  )
}

interface EstatesProps {
  communityId: string
  chosen: string | null
  isWrong: boolean
  onChoose: (estateId: string) => void
}

function Estates({ communityId, chosen, isWrong, onChoose }: EstatesProps) {
  const pages = usePages('orgs.list', { orgId: communityId })
  return (
    <Section title={words.estate}>
      {isWrong && <Words kind="strong">{words.estateError}</Words>}
      <Listed pages={pages} sentences={readRefusals} empty={<Words>{words.estateError}</Words>}>
        {items => (
          <Choices
            label={words.estate}
            choices={items
              .filter(({ kind, state }) => kind === 'estate' && state === 'open')
              .map(({ orgId, name }) => ({ key: orgId, title: name }))}
            chosen={chosen}
            onChoose={onChoose}
          />
        )}
      </Listed>
    </Section>
  )
}

function wrongIn(draft: Draft) {
  const { text, estateId, phone, hasAgreed } = draft
  return {
    text: text.trim() === '',
    until: isUntilWrong(draft),
    estate: estateId === null,
    phone: phone.trim() !== '' && !aPhone.test(phone.trim()),
    agreed: !hasAgreed,
  }
}

function toldBy(draft: Draft, communityId: string) {
  const { kind, text, untilDay, estateId, building, door, name, phone, livesAlone, hasAgreed } = draft
  return {
    communityId,
    kind,
    text: text.trim().replaceAll('\n', ' '),
    untilDay,
    estateId: estateId ?? '',
    building: building.trim() || null,
    door: door.trim() || null,
    name: name.trim() || null,
    phone: phone.trim() || null,
    livesAlone,
    hasAgreed,
  }
}
