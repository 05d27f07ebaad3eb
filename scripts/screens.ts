import { build } from './build'
import { PlainError } from './plain-error'
import { openAlbum } from './screens/album'
import { drawGallery } from './screens/gallery'
import { drawMember } from './screens/member'
import { drawNewcomer } from './screens/newcomer'
import { drawOffice } from './screens/office'
import { drawResident } from './screens/resident'
import { drawSecretary } from './screens/secretary'
import { openTown } from './screens/town'
import { ensureChromium } from './test/chromium'

/** `npm run screens`: photographs the kit and every screen in light, dark and large text into docs/screens. */
export async function main(): Promise<void> {
  if (!ensureChromium()) throw new PlainError('Without a browser there are no pictures. 没有浏览器，拍不了。')
  await build(['functions', 'emulator', 'h5', 'gallery'])

  const town = await openTown()
  const album = openAlbum()
  try {
    // In this order: a later chapter shows what the people of an earlier one did.
    for (const draw of [drawGallery, drawNewcomer, drawResident, drawMember, drawSecretary, drawOffice]) {
      await draw(town, album)
    }
  } finally {
    await town.close()
  }
  const { pictures, bytes } = album.close()
  console.log(
    `${pictures} pictures, ${(bytes / 1024 / 1024).toFixed(1)} MB, in docs/screens · 图都在 docs/screens`,
  )
}
