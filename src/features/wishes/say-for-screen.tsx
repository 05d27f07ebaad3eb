import { useState } from 'react'
import { useAction } from '../../cloud/use-action'
import { digitsTold, isNoPhone } from '../../contract/phone-told'
import { goOnTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Rows } from '../../ui/row'
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
import { isUntilWrong, newWishDraft, type WishDraft, WishFields } from './wish-fields'
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
      <EstateChoices
        communityId={communityId}
        chosen={draft.estateId}
        isWrong={hasTried && wrong.estate}
        sentences={readRefusals}
        onChoose={estateId => write({ estateId })}
      />
      <BuildingField value={draft.building} onType={building => write({ building })} />
      <DoorField hint={words.doorHint} value={draft.door} onType={door => write({ door })} />
      <NameField value={draft.name} onType={name => write({ name })} />
      <PhoneField hasTried={hasTried} value={draft.phone} onType={phone => write({ phone })} />
      <Rows>
        <AloneRow isOn={draft.livesAlone} onSwitch={livesAlone => write({ livesAlone })} />
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

function wrongIn(draft: Draft) {
  const { text, estateId, phone, hasAgreed } = draft
  return {
    text: text.trim() === '',
    until: isUntilWrong(draft),
    estate: estateId === null,
    phone: isNoPhone(phone),
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
    building: orNull(building),
    door: orNull(door),
    name: orNull(name),
    phone: digitsTold(phone),
    livesAlone,
    hasAgreed,
  }
}
