interface Spoken {
  role?:
    | 'button'
    | 'heading'
    | 'status'
    | 'alert'
    | 'dialog'
    | 'tab'
    | 'tablist'
    | 'img'
    | 'progressbar'
    | 'radio'
  label?: string
  live?: 'polite' | 'assertive'
  isHidden?: boolean
  isSelected?: boolean
}

/** Tells a screen reader what a part is, in the spelling of each platform (G187). */
export function speak({ role, label, live, isHidden, isSelected }: Spoken): Record<string, string> {
  const said = {
    role,
    label,
    live,
    hidden: isHidden ? 'true' : undefined,
    selected: isSelected === undefined ? undefined : String(isSelected),
  }
  const spelled = Object.entries(said).flatMap(([name, value]) =>
    value === undefined ? [] : [[spelling(name), value]],
  )
  return Object.fromEntries(spelled)
}

/** The label of a part that a browser builds from an element within: Taro hands it on. */
export function speakWithin(label: string, isWrong = false): Record<string, unknown> {
  if (process.env.TARO_ENV !== 'h5') return speak({ label })
  return { nativeProps: { 'aria-label': label, 'aria-invalid': isWrong } }
}

function spelling(name: string): string {
  if (process.env.TARO_ENV === 'h5') return name === 'role' ? name : `aria-${name}`
  return `aria${name[0]?.toUpperCase()}${name.slice(1)}`
}
