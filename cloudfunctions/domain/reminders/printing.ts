import { dayOf, lastDayOfQuarter, quarterOf } from '../../../src/contract/calendar'
import { answer, refuse } from '../../kernel/answer'
import type { Context } from '../../kernel/context'
import { operation } from '../../kernel/operation'
import { miniProgramCode, takenAwaySeconds, temporaryAddress } from '../../platform/wechat'
import { drawnFrom } from '../papers/code'
import { keepRunFile, noteRun } from '../papers/store'
import { listSites } from '../sites/store'
import { mayRemind } from './access'
import { makeNoticeInput } from './input'
import { drawNotice } from './notice-sheet'

const checkinPage = 'pages/checkin/index'

export const makeNotice = operation<'reminders.makeNotice'>()({
  input: makeNoticeInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayRemind,
  async run(context, { communityId, name }, { tapId }) {
    const { db, now } = context
    const site = (await listSites(db, communityId)).find(({ state }) => state === 'open')
    if (!site) return refuse('noSite')
    const quarter = quarterOf(now)
    const html = drawNotice({
      community: name,
      site: site.name,
      quarter,
      until: lastDayOfQuarter(quarter),
      day: dayOf(now),
      code: await miniProgramCode(checkinPage, site.code),
    })
    return answer({
      url: await keepForAWhile(context, 'reminderNotice', { tapId, content: html, ending: 'html' }),
    })
  },
})

interface Made {
  tapId: string
  content: string | Buffer
  ending: string
}

/** Noted before it is written, so that none is left behind; it is deleted after two hours. */
export async function keepForAWhile(
  { db, actor, now }: Pick<Context, 'db' | 'actor' | 'now'>,
  kind: 'reminderNotice' | 'numberList',
  { tapId, content, ending }: Made,
): Promise<string> {
  const name = drawnFrom(`${kind} ${actor.openid} ${tapId}`, 20)
  const path = `papers/${name}.${ending}`
  const run = { _id: `${kind}_${name}`, kind, path, fileId: null, madeAt: now, items: [] }
  await noteRun(db, run)
  const url = await temporaryAddress(await keepRunFile(db, run, content), takenAwaySeconds)
  if (!url) throw new Error('the file that was just kept is gone')
  return url
}
