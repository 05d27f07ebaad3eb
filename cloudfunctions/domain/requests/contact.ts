import { type Keeper, type SealedField, seal, unseal } from '../../kernel/seal'

/** Who is to be found behind which door, and under which number. */
interface Contact {
  name: string | null
  phone: string | null
  door: string | null
}

/** As requests, wishes, pairs and remembered homes keep it. */
interface SealedContact {
  nameSealed: string | null
  phoneSealed: string | null
  doorSealed: string | null
}

export function sealedContact(keeper: Keeper, { name, phone, door }: Contact): SealedContact {
  return {
    nameSealed: sealed(keeper, 'nameSealed', name),
    phoneSealed: sealed(keeper, 'phoneSealed', phone),
    doorSealed: sealed(keeper, 'doorSealed', door),
  }
}

export function contactIn(keeper: Keeper, { nameSealed, phoneSealed, doorSealed }: SealedContact): Contact {
  return {
    name: opened(keeper, 'nameSealed', nameSealed),
    phone: opened(keeper, 'phoneSealed', phoneSealed),
    door: opened(keeper, 'doorSealed', doorSealed),
  }
}

export function sealed(keeper: Keeper, field: SealedField, text: string | null): string | null {
  return text === null ? null : seal(text, keeper, field)
}

export function opened(keeper: Keeper, field: SealedField, text: string | null): string | null {
  return text === null ? null : unseal(text, keeper, field)
}
