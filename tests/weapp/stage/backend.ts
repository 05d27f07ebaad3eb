import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { type BuiltIn, createBuiltIn } from './built-ins'

type PlatformElement = Parameters<glassEasel.CurrentWindowBackendContext['setListenerStats']>[0]

/** The browser as the place where a mini program's elements appear: its built-ins instead of HTML's. */
export class StageBackend extends glassEasel.CurrentWindowBackendContext {
  private readonly heard = new WeakMap<object, Set<string>>()

  constructor() {
    super()
    const html = this.document
    this.document = {
      createElement: tag => createBuiltIn(tag) as unknown as PlatformElement,
      createTextNode: content => html.createTextNode(content),
      createDocumentFragment: () => html.createDocumentFragment(),
    }
    this.onEvent((target, type, detail, options) =>
      glassEasel.Event.triggerEvent(target, type, detail, withTouches(type, detail, options)),
    )
  }

  /** Taps and touches are heard at the body; a built-in says its own events in WeChat's words. */
  override setListenerStats(element: PlatformElement, type: string, ...rest: [boolean, number]): void {
    const builtIn = element as unknown as BuiltIn
    if (!builtIn.says?.includes(type)) {
      if (type.startsWith('touch')) super.setListenerStats(element, type, ...rest)
      return
    }

    const types = this.heard.get(element) ?? new Set()
    this.heard.set(element, types.add(type))
    builtIn.say = (said, detail) => {
      if (types.has(said) && element.__wxElement)
        glassEasel.Event.triggerEvent(element.__wxElement, said, detail, {})
    }
  }
}

/** WeChat's tap tells where the finger was. */
function withTouches(
  type: string,
  detail: unknown,
  options: glassEasel.EventOptions,
): glassEasel.EventOptions {
  if (type !== 'tap') return options
  const { x, y } = detail as { x: number; y: number }
  const touches = [{ identifier: 0, pageX: x, pageY: y, clientX: x, clientY: y }]
  return { ...options, extraFields: { touches, changedTouches: touches } }
}
