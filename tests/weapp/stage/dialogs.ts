/** WeChat's own dialogs, as a person would see and tap them. */

interface Choice {
  label: string
  value: string
}

export function ask(title: string, text: string, choices: Choice[]): Promise<string> {
  const dialog = document.createElement('div')
  dialog.className = 'stage-dialog'
  dialog.setAttribute('role', 'dialog')

  const box = dialog.appendChild(document.createElement('div'))
  box.appendChild(document.createElement('strong')).textContent = title
  box.appendChild(document.createElement('p')).textContent = text

  return new Promise(resolve => {
    for (const { label, value } of choices) {
      const button = box.appendChild(document.createElement('button'))
      button.textContent = label
      button.addEventListener('click', () => {
        dialog.remove()
        resolve(value)
      })
    }
    document.body.appendChild(dialog)
  })
}

/** WeChat's wheels of days, as one field; null when put away. Days out of range are not on the wheels. */
export async function askDay(given: { value: string; start: string; end: string }): Promise<string | null> {
  const day = document.createElement('input')
  day.setAttribute('aria-label', '选一天')
  day.value = given.value
  const asked = ask('', '', [
    { label: '取消', value: 'cancel' },
    { label: '确定', value: 'confirm' },
  ])
  document.querySelector('.stage-dialog > div')?.prepend(day)
  if ((await asked) === 'cancel') return null
  const isAfter = !given.start || day.value >= given.start
  const isBefore = !given.end || day.value <= given.end
  return isAfter && isBefore ? day.value : null
}

let shown: HTMLElement | null = null

export function toast(text: string, milliseconds: number | null): void {
  hideToast()
  const element = document.createElement('div')
  element.className = 'stage-toast'
  element.setAttribute('role', 'status')
  element.textContent = text
  document.body.appendChild(element)
  shown = element
  if (milliseconds !== null) setTimeout(() => element.remove(), milliseconds)
}

export function hideToast(): void {
  shown?.remove()
  shown = null
}
