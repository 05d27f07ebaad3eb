import type { ChooseFile, Upload } from './files'
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
  if (typeof source === 'string') return null
  const answer = await post(`/wx/upload?cloudPath=${encodeURIComponent(cloudPath)}`, source)
  return answer && 'fileID' in answer ? String(answer.fileID) : null
}
