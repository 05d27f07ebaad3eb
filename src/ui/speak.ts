const isH5 = process.env.TARO_ENV === 'h5'

interface Spoken {
  role?:
    | 'main'
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
    | 'radiogroup'
    | 'checkbox'
    | 'switch'
    | 'group'
  label?: string
  live?: 'polite' | 'assertive'
  isHidden?: boolean
  /** Of a tab, a radio, a checkbox or a switch; `mixed` when only some of what it stands for are. */
  isSelected?: boolean | 'mixed'
  /** Of what opens and folds up. */
  isExpanded?: boolean
  /** Of a heading: 1 is the page's title. */
  level?: 1 | 2
  /** What lies under a dialog cannot be reached while it is open. */
  isModal?: boolean
}

/** Tells a screen reader what a part is, in the spelling of each platform (G187). */
export function speak({
  role,
  label,
  live,
  isHidden,
  isSelected,
  isExpanded,
  ...more
}: Spoken): Record<string, string> {
  const said = {
    role: isH5 || role !== 'main' ? role : undefined,
    label,
    live,
    hidden: isHidden ? 'true' : undefined,
    [role === 'tab' ? 'selected' : 'checked']: isSelected === undefined ? undefined : String(isSelected),
    expanded: isExpanded === undefined ? undefined : String(isExpanded),
    // WeChat's components know neither.
    ...(isH5 && { level: more.level && String(more.level), modal: more.isModal ? 'true' : undefined }),
  }
  const spelled = Object.entries(said).flatMap(([name, value]) =>
    value === undefined ? [] : [[spelling(name), value]],
  )
  return Object.fromEntries(spelled)
}

/** The label of a part that a browser builds from an element within: Taro hands it on. */
export function speakWithin(label: string, isWrong = false): Record<string, unknown> {
  if (!isH5) return speak({ label })
  return { nativeProps: { 'aria-label': label, 'aria-invalid': isWrong } }
}

function spelling(name: string): string {
  if (isH5) return name === 'role' ? name : `aria-${name}`
  return `aria${name[0]?.toUpperCase()}${name.slice(1)}`
}
