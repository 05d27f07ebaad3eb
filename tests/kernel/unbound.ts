import { createCipheriv, randomBytes } from 'node:crypto'

/** As everything was sealed before seals knew their place: under the newest key of this process. */
export function sealUnbound(text: string): string {
  const [version = '', key = ''] = (process.env.SEAL_KEYS ?? '').split(',').at(-1)?.split(':') ?? []
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'base64'), iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [version, ...[iv, cipher.getAuthTag(), sealed].map(part => part.toString('base64url'))].join('.')
}
