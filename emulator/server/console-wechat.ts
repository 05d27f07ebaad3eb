import type { Cloud } from '../cloud'
import { isPlainObject } from '../database/values'
import { isOpenid } from '../wechat/ledger'
import type { EventFields } from '../wechat/pushes'
import type { Template } from '../wechat/templates'
import type { WordLists } from '../wechat/verdicts'
import { HttpError } from './http'

type Body = Record<string, unknown>

/** What is set on WeChat's side, and which events are on their way. */
export function weChatView({ wechat }: Cloud): object {
  return {
    templates: wechat.templates.all(),
    words: wechat.verdicts.words(),
    mediaDelayMs: wechat.mediaDelayMs(),
    pushes: { waiting: wechat.pushes.waiting(), delivered: wechat.pushes.delivered() },
  }
}

/**
 * `{ templates?, words?, mediaDelayMs?, calls?: { [api]: number } }`: what is named is replaced. `calls` have been
 * made already, as far as WeChat's rates are concerned.
 */
export async function changeWeChat(cloud: Cloud, body: Body): Promise<object> {
  const { wechat } = cloud
  const { templates, words, mediaDelayMs, calls } = body
  if (templates !== undefined) await wechat.templates.keep(readTemplates(templates))
  if (words !== undefined) await wechat.verdicts.keepWords(readWords(words))
  if (mediaDelayMs !== undefined) {
    if (typeof mediaDelayMs !== 'number' || !(mediaDelayMs >= 0)) {
      throw new HttpError(400, 'mediaDelayMs is a number of milliseconds')
    }
    await wechat.keepMediaDelay(mediaDelayMs)
  }
  for (const [api, count] of Object.entries(calls ?? {})) wechat.rates.take(api, Number(count) || 0)
  return weChatView(cloud)
}

/** `{ openid, event: { Event, … } }`: WeChat pushes this. */
export async function pushEvent(cloud: Cloud, { openid, event }: Body): Promise<object> {
  if (!isOpenid(openid) || !isPlainObject(event) || typeof event.Event !== 'string') {
    throw new HttpError(400, 'an openid, and an event with its name in Event')
  }
  await cloud.wechat.pushes.add(openid, event as EventFields)
  return weChatView(cloud)
}

function readTemplates(templates: unknown): Template[] {
  if (!Array.isArray(templates) || !templates.every(isTemplate)) {
    throw new HttpError(400, 'a template has id, title, kind (oneTime or longTerm) and keywords')
  }
  return templates
}

function isTemplate(value: unknown): value is Template {
  if (!isPlainObject(value)) return false
  const { id, title, kind, keywords } = value
  const isNamed = typeof id === 'string' && /^[\w-]{1,64}$/.test(id) && typeof title === 'string'
  return isNamed && (kind === 'oneTime' || kind === 'longTerm') && isTexts(keywords)
}

function readWords(words: unknown): Partial<WordLists> {
  const names = ['riskyTexts', 'reviewTexts', 'riskyMedia', 'reviewMedia']
  const isLists =
    isPlainObject(words) &&
    Object.entries(words).every(([name, list]) => names.includes(name) && isTexts(list))
  if (!isLists) throw new HttpError(400, `words are lists of texts: ${names.join(', ')}`)
  return words as Partial<WordLists>
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(text => typeof text === 'string' && text !== '')
