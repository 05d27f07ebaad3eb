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
