/** WeChat's limits of a template's keyword types, by the beginning of the key (`thing1` → `thing`). */
const limits: Record<string, RegExp> = {
  thing: /^[\s\S]{1,20}$/u,
  number: /^-?\d{1,32}(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\w\u4e00-\u9fff]{1,5}$/u,
  character_string: /^[^\u4e00-\u9fff]{1,32}$/u,
  time: /^(\d{4}[-年/]\d{1,2}[-月/]\d{1,2}日?\s*)?\d{1,2}:\d{2}(:\d{2})?(\s*~\s*.+)?$/,
  date: /^\d{4}[-年/]\d{1,2}[-月/]\d{1,2}日?(\s*\d{1,2}:\d{2}(:\d{2})?)?(\s*~\s*.+)?$/,
  amount: /^[^\d\s]?\d{1,10}(\.\d+)?元?$/u,
  phone_number: /^[\d+\-*# ]{1,17}$/,
  car_number: /^.{1,8}$/u,
  name: /^(?:[A-Za-z ·.]{1,20}|.{1,10})$/u,
  phrase: /^[\u4e00-\u9fff]{1,5}$/u,
  enum: /^.{1,20}$/u,
}

/** The first field that WeChat would refuse with 47003, or undefined. */
export function refusedField(data: Record<string, unknown>): string | undefined {
  return Object.keys(data).find(key => {
    const { value } = (data[key] ?? {}) as { value?: unknown }
    const type = key.replace(/\d+$/, '').replace(/_$/, '')
    const limit = limits[type]
    const text = typeof value === 'number' ? String(value) : value
    if (typeof text !== 'string' || text === '' || hasControlCharacter(text)) return true
    return limit ? !limit.test(text) : false
  })
}

const hasControlCharacter = (text: string): boolean =>
  [...text].some(character => (character.codePointAt(0) ?? 0) < 32)
