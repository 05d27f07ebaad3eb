import { toBuffer } from 'qrcode'
import { type Fields, failed } from './answers'
import type { ApiAnswer } from './protocol'
import type { WeChat } from './wechat'

/**
 * `wxacode.getUnlimited`, drawn as a plain QR that says `<page>?scene=<scene>`: WeChat alone can draw its round
 * code. 40129, 40169 and 41030 as others report them.
 */
export async function miniProgramCode(wechat: WeChat, fields: Fields): Promise<ApiAnswer> {
  const { scene, page = wechat.pages.first, width = 430, check_path: checksPath = true } = fields
  const { env_version: version = 'release' } = fields
  if (typeof checksPath !== 'boolean' || typeof width !== 'number') return failed(47001, 'data format error')
  if (typeof scene !== 'string' || scene.length === 0 || scene.length > 32) {
    return failed(40169, 'invalid length for scene, or the data is not json string')
  }
  if (!/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/.test(scene)) return failed(40129, 'invalid scene')
  if (typeof page !== 'string' || !isWritten(page)) return failed(41030, 'invalid page')
  if (checksPath && !wechat.pages.has(page)) return failed(41030, 'invalid page')
  if (!['release', 'trial', 'develop'].includes(String(version))) {
    return failed(40097, 'invalid args: env_version')
  }
  if (width < 280 || width > 1280) return failed(40097, 'invalid args: width')
  const bytes = await toBuffer(`${page}?scene=${scene}`, { errorCorrectionLevel: 'M', width })
  return { kind: 'bytes', contentType: 'image/png', bytes }
}

/** Without a leading slash and without a query. */
const isWritten = (page: string): boolean => page !== '' && !/^\/|\?/.test(page)
