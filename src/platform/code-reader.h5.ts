import jsQR from 'jsqr'

/** The text of a code on what the camera shows, or null. */
export async function codeIn(video: HTMLVideoElement): Promise<string | null> {
  if (!video.videoWidth) return null
  const found = await byBrowser(video)
  return found ?? byPixels(video, video.videoWidth, video.videoHeight)
}

/** The text of a code on a chosen picture, or null. */
export async function codeInPicture(picture: Blob): Promise<string | null> {
  try {
    const bitmap = await createImageBitmap(picture)
    const found = await byBrowser(bitmap)
    return found ?? byPixels(bitmap, bitmap.width, bitmap.height)
  } catch {
    return null
  }
}

async function byBrowser(image: ImageBitmap | HTMLVideoElement): Promise<string | null> {
  if (typeof BarcodeDetector === 'undefined') return null
  try {
    const [first] = await new BarcodeDetector({ formats: ['qr_code'] }).detect(image)
    return first?.rawValue || null
  } catch {
    return null
  }
}

/** Large photographs are read at a size at which reading stays quick. */
const longestSide = 1400

function byPixels(image: CanvasImageSource, width: number, height: number): string | null {
  const scale = Math.min(1, longestSide / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) return null
  // A picture with a transparent ground would otherwise be black on black.
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  const pixels = pen.getImageData(0, 0, canvas.width, canvas.height)
  return jsQR(pixels.data, pixels.width, pixels.height)?.data || null
}
