import { crc32, deflateSync } from 'node:zlib'
import type { Page } from 'playwright-core'

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])

interface Pixels {
  width: number
  height: number
  /** Red, green, blue of each pixel, row by row. */
  colours: Buffer
}

/** The same picture with at most 256 colours: a screen of text keeps its look at a third of the size. */
export async function asPalette(page: Page, png: Buffer): Promise<Buffer> {
  const { width, height, colours } = await pixelsOf(page, png)
  const { palette, places } = reduce(colours)
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1) places.copy(rows, y * (width + 1) + 1, y * width, (y + 1) * width)

  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The browser that drew the picture also reads it. */
async function pixelsOf(page: Page, png: Buffer): Promise<Pixels> {
  const { width, height, text } = await page.evaluate(async base64 => {
    const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const pen = new OffscreenCanvas(image.width, image.height).getContext('2d')
    if (!pen) throw new Error('no canvas')
    pen.drawImage(image, 0, 0)
    const { data } = pen.getImageData(0, 0, image.width, image.height)
    const parts: string[] = []
    for (let at = 0; at < data.length; at += 30_000) {
      parts.push(String.fromCharCode(...data.subarray(at, at + 30_000)))
    }
    return { width: image.width, height: image.height, text: btoa(parts.join('')) }
  }, png.toString('base64'))

  const withAlpha = Buffer.from(text, 'base64')
  const colours = Buffer.alloc(width * height * 3)
  for (let at = 0; at < width * height; at += 1) withAlpha.copy(colours, at * 3, at * 4, at * 4 + 3)
  return { width, height, colours }
}

/** The commonest colours stay exactly; every other becomes the nearest of them. */
function reduce(colours: Buffer): { palette: Buffer; places: Buffer } {
  const counts = new Map<number, number>()
  const pixels = colours.length / 3
  for (let at = 0; at < pixels; at += 1) {
    const colour = colours.readUIntBE(at * 3, 3)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const kept = [...counts].sort(([, a], [, b]) => b - a).slice(0, 256)
  const keptColours = kept.map(([colour]) => colour)
  const placeOf = new Map(keptColours.map((colour, place) => [colour, place]))
  const places = Buffer.alloc(pixels)
  for (let at = 0; at < pixels; at += 1) {
    const colour = colours.readUIntBE(at * 3, 3)
    const place = placeOf.get(colour) ?? nearest(colour, keptColours)
    placeOf.set(colour, place)
    places[at] = place
  }

  const palette = Buffer.alloc(keptColours.length * 3)
  keptColours.forEach((colour, place) => {
    palette.writeUIntBE(colour, place * 3, 3)
  })
  return { palette, places }
}

function nearest(colour: number, among: number[]): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  among.forEach((other, place) => {
    const distance =
      squared(colour >> 16, other >> 16) + squared(colour >> 8, other >> 8) + squared(colour, other)
    if (distance < least) {
      least = distance
      best = place
    }
  })
  return best
}

const squared = (a: number, b: number) => ((a & 255) - (b & 255)) ** 2

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
