import type { CallRefusal } from '../../cloud/call'
import { usePages } from '../../cloud/use-pages'
import { isNoPhone } from '../../contract/phone-told'
import { Section, Words } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { Field } from '../../ui/field'
import { SwitchRow } from '../../ui/switch-row'
import { Listed } from '../door/listed'
import type { RefusalWords } from '../door/words'
import { words } from './words'

interface PartProps {
  value: string
  onType: (value: string) => void
}

export const BuildingField = (part: PartProps) => (
  <Field label={words.building} placeholder={words.buildingHint} maxLength={20} {...part} />
)

/** `hint` says who will read it: it is kept sealed. */
export const DoorField = (part: PartProps & { hint: string }) => (
  <Field label={words.door} maxLength={30} {...part} />
)

export const NameField = (part: PartProps) => (
  <Field label={words.name} placeholder={words.nameHint} maxLength={20} {...part} />
)

/** A number may be written as it is heard, with spaces and dashes; what is none is said once somebody tried to send it. */
export function PhoneField({ hasTried, ...part }: PartProps & { hasTried: boolean }) {
  const error = hasTried && isNoPhone(part.value) ? words.phoneError : null
  return <Field label={words.phone} maxLength={20} error={error} {...part} />
}

export const AloneRow = (part: { isOn: boolean; onSwitch: (isOn: boolean) => void }) => (
  <SwitchRow title={words.alone} note={words.aloneNote} {...part} />
)

interface EstateChoicesProps {
  communityId: string
  chosen: string | null
  isWrong: boolean
  sentences: Record<CallRefusal<'orgs.list'>, RefusalWords>
  onChoose: (estateId: string) => void
}

/** The estates of one community. */
export function EstateChoices({ communityId, chosen, isWrong, sentences, onChoose }: EstateChoicesProps) {
  const pages = usePages('orgs.list', { orgId: communityId })
  return (
    <Section title={words.estate}>
      {isWrong && <Words kind="strong">{words.estateError}</Words>}
      <Listed pages={pages} sentences={sentences} empty={<Words>{words.estateError}</Words>}>
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

/** What was written, or null. */
export const orNull = (text: string): string | null => text.trim() || null
