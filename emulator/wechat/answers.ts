import type { ApiAnswer } from './protocol'

/** The fields of a call, in WeChat's snake_case. */
export type Fields = Record<string, unknown>

export const ok = (more: Fields): ApiAnswer => ({ kind: 'json', body: { errcode: 0, errmsg: 'ok', ...more } })

export const failed = (errcode: number, errmsg: string): ApiAnswer => ({
  kind: 'json',
  body: { errcode, errmsg },
})
