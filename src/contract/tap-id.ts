/** A new id for one tap: when, and enough chance that no other tap has it. */
export function newTapId(): string {
  return Date.now().toString(36) + chance() + chance()
}

const chance = (): string => Math.random().toString(36).slice(2, 10).padEnd(8, '0')
