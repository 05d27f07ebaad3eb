import { writeFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'

const width = 640
const height = 480

/** Writes what a camera would see that is held before this picture, as Chromium's pretended camera takes it. */
export async function filmPicture(browser: Browser, picture: Buffer, path: string): Promise<void> {
  const grey = await greyPixels(browser, picture)
  const colourless = Buffer.alloc((width * height) / 2, 128)
  writeFileSync(
    path,
    Buffer.concat([
      Buffer.from(`YUV4MPEG2 W${width} H${height} F30:1 Ip A1:1 C420\nFRAME\n`),
      grey,
      colourless,
    ]),
  )
}

async function greyPixels(browser: Browser, picture: Buffer): Promise<Buffer> {
  const page = await browser.newPage()
  try {
    const grey = await page.evaluate(
      async ({ url, width, height }) => {
        const image = new Image()
        image.src = url
        await image.decode()
        const canvas = new OffscreenCanvas(width, height)
        const pen = canvas.getContext('2d')
        if (!pen) return []
        pen.fillStyle = 'white'
        pen.fillRect(0, 0, width, height)
        pen.drawImage(image, (width - height) / 2 + 40, 40, height - 80, height - 80)
        const { data } = pen.getImageData(0, 0, width, height)
        return Array.from({ length: width * height }, (_, at) => data[at * 4] ?? 0)
      },
      { url: `data:image/png;base64,${picture.toString('base64')}`, width, height },
    )
    return Buffer.from(grey)
  } finally {
    await page.close()
  }
}
