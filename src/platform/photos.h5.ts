import { cleanPhoto } from './clean-photo'
import type { Enlarge, TakePhotos } from './photos'

export const takePhotos: TakePhotos = async most => {
  const files = await chosen()
  return Promise.all(
    files.slice(0, most).map(async file => cleanPhoto(new Uint8Array(await file.arrayBuffer()))),
  )
}

function chosen(): Promise<File[]> {
  return new Promise(resolve => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*'
    input.multiple = true
    input.oncancel = () => resolve([])
    input.onchange = () => resolve([...(input.files ?? [])])
    input.click()
  })
}

export const enlarge: Enlarge = address => {
  window.open(address, '_blank', 'noopener')
}
