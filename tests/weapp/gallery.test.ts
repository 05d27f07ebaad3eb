import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const dist = join(__dirname, '..', '..', 'dist')
const sentenceOfGallery = '每一样部件，每一种样子'

it.each(['h5', 'weapp'])('the gallery of the kit is in no production build: %s', build => {
  const files = readdirSync(join(dist, build), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(js|json)$/.test(entry.name))
    .map(entry => readFileSync(join(entry.parentPath, entry.name), 'utf8'))

  const told = files.filter(text => text.includes('pages/gallery') || said(text).includes(sentenceOfGallery))
  expect({ isBuilt: files.length > 0, filesWithGallery: told.length }).toEqual({
    isBuilt: true,
    filesWithGallery: 0,
  })
})

/** A minifier may spell Chinese as escapes. */
const said = (text: string) =>
  text.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
