import type { ChooseFile, KeepFile, PutAwayFile, Upload } from './files'
import { post } from './local-cloud'

export const chooseFile: ChooseFile = extensions =>
  new Promise(resolve => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = extensions.map(extension => `.${extension}`).join(',')
    input.oncancel = () => resolve(null)
    input.onchange = () => {
      const file = input.files?.[0]
      resolve(file ? { name: file.name, size: file.size, source: file } : null)
    }
    input.click()
  })

export const upload: Upload = async ({ source }, cloudPath) => {
  const body = typeof source === 'string' ? blobOf(source) : source
  const answer = await post(`/wx/upload?cloudPath=${encodeURIComponent(cloudPath)}`, body)
  if (!answer) return 'unreached'
  return 'fileID' in answer ? { fileId: String(answer.fileID) } : 'refused'
}

/** A `data:` address as the file it stands for. */
function blobOf(address: string): Blob {
  const [head = '', letters = ''] = address.split(',')
  const bytes = Uint8Array.from(atob(letters), letter => letter.charCodeAt(0))
  return new Blob([bytes], { type: /^data:([^;]+)/.exec(head)?.[1] ?? '' })
}

const types: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.wav': 'audio/wav',
}

export const keepFile: KeepFile = (name, bytes) => {
  const type = types[/\.\w+$/.exec(name)?.[0] ?? ''] ?? ''
  const reader = new FileReader()
  return new Promise(resolve => {
    reader.onload = () => resolve({ name, size: bytes.length, source: String(reader.result) })
    reader.onerror = () => resolve(null)
    reader.readAsDataURL(new Blob([Uint8Array.from(bytes)], { type }))
  })
}

/** A browser keeps the bytes where they are named. */
export const putAwayFile: PutAwayFile = () => {}
