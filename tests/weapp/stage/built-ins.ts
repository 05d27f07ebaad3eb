import { ask, askDay } from './dialogs'

/**
 * WeChat's own components as far as the product uses them, drawn with the browser's. A component the
 * product begins to use and that is not here fails its test by name.
 */
export type BuiltIn = HTMLElement & {
  /** The events this component says by itself, in WeChat's words. */
  says?: readonly string[]
  say?: (type: string, detail: object) => void
  __wxElement?: { getAttribute(name: string): unknown }
}

type Attributes = Record<string, (value: unknown) => unknown>

/** What a tap on `<button open-type="…">` asks WeChat for. */
export const openTypes: Record<string, (button: BuiltIn) => Promise<void> | void> = {}

export function createBuiltIn(tag: string): BuiltIn {
  const make = builtIns[tag]
  if (!make) throw new Error(`<${tag}> is not among the built-in components of the stage`)
  return make(tag)
}

const builtIns: Record<string, (tag: string) => BuiltIn> = {
  view: plain,
  text: plain,
  block: plain,
  label,
  button,
  input,
  textarea,
  image,
  form,
  switch: toggle,
  checkbox: toggle,
  radio: toggle,
  'checkbox-group': plainGroup,
  'radio-group': plainGroup,
  'scroll-view': scrollView,
  picker,
  page: plain,
  comp: plain,
}

function plain(tag: string): BuiltIn {
  return withAttributes(document.createElement(tag), {})
}

function button(): BuiltIn {
  const element: BuiltIn = document.createElement('button')
  element.setAttribute('type', 'button')
  element.says = ['getphonenumber', 'agreeprivacyauthorization', 'opensetting', 'chooseavatar', 'error']

  let openType = ''
  let formType = ''
  element.addEventListener('click', () => {
    void openTypes[openType]?.(element)
    if (formType === 'submit') submit(element)
  })
  return withAttributes(element, {
    disabled: value => element.toggleAttribute('disabled', Boolean(value)),
    'open-type': value => {
      openType = textOf(value)
    },
    'form-type': value => {
      formType = textOf(value)
    },
  })
}

function input(): BuiltIn {
  return field(document.createElement('input'))
}

function textarea(): BuiltIn {
  return field(document.createElement('textarea'))
}

function field(element: HTMLInputElement | HTMLTextAreaElement): BuiltIn {
  const builtIn: BuiltIn = element
  builtIn.says = ['input', 'focus', 'blur', 'confirm']
  const tell = (type: string) =>
    builtIn.say?.(type, { value: element.value, cursor: element.selectionEnd ?? 0 })

  element.addEventListener('input', () => tell('input'))
  element.addEventListener('focus', () => tell('focus'))
  element.addEventListener('blur', () => tell('blur'))
  element.addEventListener('keydown', event => {
    if ((event as KeyboardEvent).key === 'Enter') tell('confirm')
  })
  return withAttributes(builtIn, {
    value: value => {
      if (element.value !== textOf(value)) element.value = textOf(value)
    },
    placeholder: value => {
      element.placeholder = textOf(value)
    },
    disabled: value => element.toggleAttribute('disabled', Boolean(value)),
    maxlength: value => {
      if (Number(value ?? 140) >= 0) element.maxLength = Number(value ?? 140)
      else element.removeAttribute('maxlength')
    },
    focus: value => {
      if (value) setTimeout(() => element.focus())
    },
    name: value => {
      element.name = textOf(value)
    },
    password: value => {
      if (element instanceof HTMLInputElement) element.type = value ? 'password' : 'text'
    },
    type: value => {
      element.inputMode = value === 'number' ? 'numeric' : 'text'
    },
  })
}

function image(): BuiltIn {
  const element = document.createElement('img')
  const builtIn: BuiltIn = element
  builtIn.says = ['load', 'error']
  element.addEventListener('load', () =>
    builtIn.say?.('load', { width: element.naturalWidth, height: element.naturalHeight }),
  )
  element.addEventListener('error', () => builtIn.say?.('error', { errMsg: `cannot load ${element.src}` }))
  return withAttributes(builtIn, {
    src: value => {
      if (value) element.src = textOf(value)
    },
    // An attribute, because the page's own style attribute would replace a style set here.
    mode: value => {
      element.dataset.mode = textOf(value)
    },
  })
}

function scrollView(tag: string): BuiltIn {
  const element: BuiltIn = document.createElement(tag)
  element.says = ['scroll', 'scrolltoupper', 'scrolltolower']
  element.addEventListener('scroll', () => {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight } = element
    element.say?.('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth })
    if (scrollTop === 0) element.say?.('scrolltoupper', { direction: 'top' })
    if (scrollTop + clientHeight >= scrollHeight - 50) element.say?.('scrolltolower', { direction: 'bottom' })
  })
  return withAttributes(element, {
    'scroll-y': value => element.toggleAttribute('scroll-y', Boolean(value)),
    'scroll-x': value => element.toggleAttribute('scroll-x', Boolean(value)),
    'scroll-top': value => {
      if (value !== undefined && value !== '') element.scrollTop = Number(value)
    },
  })
}

/** A switch, a checkbox or a radio button; the last two tell their group. */
function toggle(tag: string): BuiltIn {
  const element: BuiltIn = document.createElement(tag)
  element.says = ['change']
  element.setAttribute('role', tag)
  element.tabIndex = 0

  const turn = (isOn: boolean) => element.setAttribute('aria-checked', String(isOn))
  turn(false)
  element.addEventListener('click', () => {
    if (element.hasAttribute('disabled')) return
    const group = element.closest<BuiltIn>('checkbox-group, radio-group')
    if (tag === 'radio')
      for (const other of togglesIn(group, tag)) other.setAttribute('aria-checked', 'false')
    turn(tag === 'radio' || element.getAttribute('aria-checked') !== 'true')

    if (!group) return element.say?.('change', { value: element.getAttribute('aria-checked') === 'true' })
    const chosen = togglesIn(group, tag)
      .filter(each => each.getAttribute('aria-checked') === 'true')
      .map(each => each.dataset.value ?? '')
    group.say?.('change', { value: tag === 'radio' ? (chosen[0] ?? '') : chosen })
  })
  return withAttributes(element, {
    checked: value => turn(Boolean(value)),
    disabled: value => element.toggleAttribute('disabled', Boolean(value)),
    value: value => {
      element.dataset.value = textOf(value)
    },
  })
}

function togglesIn(group: HTMLElement | null, tag: string): HTMLElement[] {
  return [...(group?.querySelectorAll<HTMLElement>(tag) ?? [])]
}

function plainGroup(tag: string): BuiltIn {
  const element = plain(tag)
  element.says = ['change']
  return element
}

/** The picker: one list, one choice; or one day. */
function picker(tag: string): BuiltIn {
  const element: BuiltIn = document.createElement(tag)
  element.says = ['change', 'cancel']

  let choices: unknown[] = []
  let named = ''
  let mode = 'selector'
  const day = { value: '', start: '', end: '' }
  element.addEventListener('click', async () => {
    if (element.hasAttribute('disabled')) return
    if (mode === 'date') {
      const chosen = await askDay(day)
      return chosen ? element.say?.('change', { value: chosen }) : element.say?.('cancel', {})
    }
    const labels = choices.map(each => textOf(named ? Reflect.get(Object(each), named) : each))
    const items = labels.map((label, index) => ({ label, value: String(index) }))
    const chosen = await ask('', '', [...items, { label: '取消', value: 'cancel' }])
    if (chosen === 'cancel') element.say?.('cancel', {})
    else element.say?.('change', { value: Number(chosen) })
  })
  return withAttributes(element, {
    range: value => {
      choices = Array.isArray(value) ? value : []
    },
    'range-key': value => {
      named = textOf(value)
    },
    mode: value => {
      mode = textOf(value) || 'selector'
      if (!['selector', 'date'].includes(mode)) throw new Error(`the stage has no <picker mode="${mode}">`)
    },
    value: value => {
      day.value = textOf(value)
    },
    start: value => {
      day.start = textOf(value)
    },
    end: value => {
      day.end = textOf(value)
    },
    disabled: value => element.toggleAttribute('disabled', Boolean(value)),
  })
}

function label(tag: string): BuiltIn {
  const element = plain(tag)
  element.addEventListener('click', event => {
    const control = element.querySelector<HTMLElement>('checkbox, radio, switch, input, textarea')
    if (!control || control.contains(event.target as Node)) return
    if (control.matches('input, textarea')) control.focus()
    else control.click()
  })
  return element
}

function form(tag: string): BuiltIn {
  const element = plain(tag)
  element.says = ['submit', 'reset']
  element.addEventListener('submit', event => event.preventDefault())
  return element
}

function submit(pressed: HTMLElement): void {
  const owner = pressed.closest<BuiltIn>('form')
  const fields = [...(owner?.querySelectorAll<HTMLInputElement>('input[name], textarea[name]') ?? [])]
  owner?.say?.('submit', { value: Object.fromEntries(fields.map(each => [each.name, each.value])) })
}

/**
 * A built-in takes the value as WXML gave it: `undefined` there means the default, which HTML cannot say.
 * Accessible names and roles go through; what else is unknown is WeChat's business.
 */
function withAttributes(element: BuiltIn, known: Attributes): BuiltIn {
  const set = element.setAttribute.bind(element)
  const passed = /^(id|class|style|role|data-.*|aria-.*)$/

  element.setAttribute = (name, text) => {
    const raw = element.__wxElement?.getAttribute(name)
    if (element.__wxElement && name in known) known[name]?.(raw)
    else if (name === 'aria-role') set('role', text)
    else if (passed.test(name)) set(name, text)
    else if (!element.__wxElement) set(name, text)
  }
  const remove = element.removeAttribute.bind(element)
  element.removeAttribute = name => (name in known ? known[name]?.(undefined) : remove(name))
  return element
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value)
}
