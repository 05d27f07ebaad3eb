/** The pieces that every section is made of. */
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value)
    else if (value !== false && value !== null && value !== undefined)
      node.setAttribute(key, value === true ? '' : value)
  }
  const shown = children.flat().filter(child => child !== null && child !== undefined && child !== false)
  node.append(...shown.map(child => (child instanceof Node ? child : String(child))))
  return node
}

/** Chinese first, the English word small beside it. */
export const words = (chinese, english) => [
  chinese,
  english ? ' ' : null,
  english ? el('small', { lang: 'en' }, english) : null,
]

export async function api(path, body) {
  const request =
    body === undefined
      ? {}
      : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  const response = await fetch(`/console/api/${path}`, request)
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.error ?? response.status)
  return answer
}

export function say(text) {
  document.querySelector('.said')?.remove()
  const note = el('div', { class: 'said', role: 'status' }, text)
  document.body.append(note)
  setTimeout(() => note.remove(), 3200)
}

/** Runs something a person asked for; what goes wrong is said, and the section stays. */
export const attempt = run =>
  Promise.resolve()
    .then(run)
    .catch(error => say(`没有成功:${error.message}`))

export function button([chinese, english], run, kind = '') {
  return el(
    'button',
    { type: 'button', class: `act ${kind}`, onclick: () => attempt(run) },
    words(chinese, english),
  )
}

export function card([chinese, english], hint, ...children) {
  return el(
    'section',
    {},
    el('h2', {}, words(chinese, english)),
    hint ? el('p', { class: 'hint' }, hint) : null,
    ...children,
  )
}

export const row = (...children) => el('div', { class: 'row' }, ...children)
export const empty = text => el('p', { class: 'empty' }, text)
export const code = text => el('code', {}, text)
export const pretty = value => el('pre', {}, JSON.stringify(value, null, 2))

/** A head that ends with # stands over numbers. */
export function table(heads, rows, whenEmpty) {
  if (rows.length === 0) return empty(whenEmpty)
  const kind = head => (head.endsWith('#') ? 'number' : null)
  return el(
    'div',
    { class: 'scroll' },
    el(
      'table',
      {},
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          heads.map(head => el('th', { class: kind(head), scope: 'col' }, head.replace('#', ''))),
        ),
      ),
      el(
        'tbody',
        {},
        rows.map(cells =>
          el(
            'tr',
            {},
            cells.map((cell, at) =>
              el('td', { class: kind(heads[at]), 'data-head': heads[at].replace('#', '') }, cell),
            ),
          ),
        ),
      ),
    ),
  )
}

export const input = (label, attributes = {}) => el('input', { 'aria-label': label, ...attributes })

/** `choices` are [value, label]. */
export function select(label, choices, chosen) {
  return el(
    'select',
    { 'aria-label': label },
    choices.map(([value, text]) => el('option', { value, selected: value === chosen }, text)),
  )
}
