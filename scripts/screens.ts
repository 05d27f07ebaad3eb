import { build } from './build'
import { PlainError } from './plain-error'
import { type Album, openAlbum, picturesFolder } from './screens/album'
import { drawDuties } from './screens/duties'
import { drawGallery } from './screens/gallery'
import { drawMember } from './screens/member'
import { drawNeighbours } from './screens/neighbours'
import { drawNewcomer } from './screens/newcomer'
import { drawOffice } from './screens/office'
import { drawOpinions } from './screens/opinions'
import { drawOverview } from './screens/overview'
import { drawRequests } from './screens/requests'
import { drawResident } from './screens/resident'
import { drawSecretary } from './screens/secretary'
import { street } from './screens/street-people'
import { openTown, type Town } from './screens/town'
import { ensureChromium } from './test/chromium'

/** `npm run screens`: photographs the kit and every screen in light, dark and large text into docs/screens. */
export async function main(): Promise<void> {
  if (!(await ensureChromium())) {
    throw new PlainError('Without a browser there are no pictures. 没有浏览器，拍不了。')
  }
  await build(['functions', 'emulator', 'h5', 'gallery'])

  const album = openAlbum()
  // In this order: a later chapter shows what the people of an earlier one did.
  await drawIn(openTown(), album, [
    drawGallery,
    drawNewcomer,
    drawResident,
    drawMember,
    drawSecretary,
    drawOffice,
  ])
  for (const draw of [drawRequests, drawDuties, drawOpinions, drawNeighbours]) {
    await drawIn(openTown(street), album, [draw])
  }
  const { pictures, bytes } = album.close()
  await drawOverview(picturesFolder)
  console.log(
    `${pictures} pictures, ${(bytes / 1024 / 1024).toFixed(1)} MB, in docs/screens · 图都在 docs/screens`,
  )
}

async function drawIn(opening: Promise<Town>, album: Album, chapters: Chapter[]): Promise<void> {
  const town = await opening
  try {
    for (const draw of chapters) await draw(town, album)
  } finally {
    await town.close()
  }
}

type Chapter = (town: Town, album: Album) => Promise<void>
