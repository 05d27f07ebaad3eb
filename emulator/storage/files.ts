import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { createWriteStream, mkdirSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Database } from 'lmdb'

export interface FileRecord {
  path: string
  size: number
  uploadedAt: number
  /** Whose phone put it there; null for a function. */
  owner: string | null
}

/** Signed permission to put one path, given by `getUploadMetadata`. */
interface UploadTicket {
  path: string
  expiresAt: number
}

const ticketLifetimeMs = 3_600_000
const defaultAddressSeconds = 7200
const maximumBytes = 100 * 1024 * 1024

export class FileTooLarge extends Error {
  constructor() {
    super('the file is larger than 100 MB')
  }
}

/** Cloud storage: bytes in files named by a hash of their path, so that no path can leave the folder. */
export class Files {
  private readonly tickets = new Map<string, UploadTicket>()
  private readonly secret: Buffer

  constructor(
    private readonly folder: string,
    private readonly kept: Database<unknown, string>,
    private readonly now: () => number,
    /** `<environment>.<bucket>` */
    private readonly bucket: string,
    private readonly baseUrl: () => string,
  ) {
    mkdirSync(folder, { recursive: true })
    this.secret = randomBytes(32)
  }

  /** A path is relative, without `.`, `..`, empty parts or control characters. */
  isPathAllowed(path: unknown): path is string {
    if (typeof path !== 'string' || path === '' || Buffer.byteLength(path) > 850) return false
    const hasOddCharacter = [...path].some(character => character < ' ' || character === '\\')
    return !hasOddCharacter && !path.split('/').some(part => part === '' || part === '.' || part === '..')
  }

  fileIdOf(path: string): string {
    return `cloud://${this.bucket}/${path}`
  }

  /** The storage's own name of a file; it travels as a header, so it is plain. */
  cosFileIdOf(path: string): string {
    return `cos${nameOf(path)}`
  }

  /** The path of one of our own file ids. */
  pathOf(fileId: unknown): string | undefined {
    const start = `cloud://${this.bucket}/`
    return typeof fileId === 'string' && fileId.startsWith(start) ? fileId.slice(start.length) : undefined
  }

  record(path: string): FileRecord | undefined {
    return this.kept.get(`file:${path}`) as FileRecord | undefined
  }

  list(): FileRecord[] {
    return [...this.kept.getRange({ start: 'file:', end: 'file;' })].map(({ value }) => value as FileRecord)
  }

  // Uploading

  openTicket(path: string): { authorization: string; url: string } {
    const authorization = randomBytes(24).toString('base64url')
    this.tickets.set(authorization, { path, expiresAt: this.now() + ticketLifetimeMs })
    return { authorization, url: `${this.baseUrl()}/cos/upload/${nameOf(path)}` }
  }

  /** The path that this authorization may put, once. */
  takeTicket(authorization: unknown, urlPath: string): string | undefined {
    const ticket = this.tickets.get(String(authorization))
    if (!ticket || ticket.expiresAt < this.now() || urlPath !== `/cos/upload/${nameOf(ticket.path)}`)
      return undefined
    this.tickets.delete(String(authorization))
    return ticket.path
  }

  /** Written beside, flushed and renamed: a file is there whole or not at all. */
  async keep(path: string, bytes: Readable, owner: string | null = null): Promise<void> {
    const target = this.diskPath(path)
    const beside = `${target}.${randomBytes(6).toString('hex')}.part`
    let size = 0
    try {
      await pipeline(
        bytes,
        async function* (source) {
          for await (const chunk of source) {
            size += (chunk as Buffer).length
            // The rest is read and dropped: a sender that is cut off would not hear why.
            if (size <= maximumBytes) yield chunk
          }
          if (size > maximumBytes) throw new FileTooLarge()
        },
        createWriteStream(beside),
      )
      const file = await open(beside, 'r+')
      await file.sync()
      await file.close()
      await rename(beside, target)
    } finally {
      await rm(beside, { force: true })
    }
    const record: FileRecord = { path, size, uploadedAt: this.now(), owner }
    await this.kept.put(`file:${path}`, record)
  }

  // Downloading

  /** An address that works until it expires. */
  temporaryUrl(path: string, maxAgeSeconds = defaultAddressSeconds): string {
    const until = Math.floor(this.now() / 1000) + maxAgeSeconds
    return `${this.baseUrl()}/cos/file/${nameOf(path)}${extension(path)}?until=${until}&sign=${this.sign(path, until)}&path=${encodeToken(path)}`
  }

  /** The path behind a temporary address, or why it opens nothing. */
  openUrl(url: URL): { path: string } | { refusal: 'bad' | 'expired' | 'missing' } {
    const until = Number(url.searchParams.get('until'))
    const path = decodeToken(url.searchParams.get('path') ?? '')
    const sign = Buffer.from(url.searchParams.get('sign') ?? '')
    const expected = Buffer.from(this.sign(path, until))
    if (sign.length !== expected.length || !timingSafeEqual(sign, expected)) return { refusal: 'bad' }
    if (until * 1000 < this.now()) return { refusal: 'expired' }
    return this.record(path) ? { path } : { refusal: 'missing' }
  }

  /** The path behind one of our own addresses, if it still opens; undefined for any other address. */
  pathBehind(address: string): string | undefined {
    if (!address.startsWith(`${this.baseUrl()}/cos/file/`)) return undefined
    const found = this.openUrl(new URL(address))
    return 'path' in found ? found.path : undefined
  }

  /** The bytes of a file, which a removal no longer ends; null when there is none. */
  async read(path: string): Promise<{ bytes: Readable; size: number } | null> {
    const file = await open(this.diskPath(path)).catch(orMissing)
    return file && { bytes: file.createReadStream(), size: (await file.stat()).size }
  }

  async remove(path: string): Promise<boolean> {
    if (!this.record(path)) return false
    await this.kept.remove(`file:${path}`)
    await rm(this.diskPath(path), { force: true })
    return true
  }

  async clear(): Promise<void> {
    this.tickets.clear()
    await rm(this.folder, { recursive: true, force: true })
    mkdirSync(this.folder, { recursive: true })
  }

  private sign(path: string, until: number): string {
    return createHmac('sha256', this.secret).update(`${until}\n${path}`).digest('hex')
  }

  private diskPath(path: string): string {
    return join(this.folder, nameOf(path))
  }
}

function orMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

const nameOf = (path: string): string => createHash('sha256').update(path).digest('hex')

/** The SDK encodes addresses once more, so that only characters that never need it may stand in them. */
const encodeToken = (path: string): string => Buffer.from(path).toString('base64url')
const decodeToken = (token: string): string => Buffer.from(token, 'base64url').toString('utf8')

function extension(path: string): string {
  const found = extname(path)
  return /^\.[A-Za-z0-9]{1,8}$/.test(found) ? found.toLowerCase() : ''
}

const contentTypes: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.mp3': 'audio/mpeg',
  '.aac': 'audio/aac',
  '.wav': 'audio/wav',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Markup is never served as such: an uploaded page would run on the cloud's own origin. */
export const contentTypeOf = (path: string): string =>
  contentTypes[extension(path)] ?? 'application/octet-stream'
