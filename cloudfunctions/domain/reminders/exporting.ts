import { dayOf } from '../../../src/contract/calendar'
import { matterWords, readySentences } from '../../../src/contract/ready-sentences'
import type { Member } from '../../../types/members'
import type { CallReason } from '../../../types/reminders'
import { answer, refuse } from '../../kernel/answer'
import { is } from '../../kernel/condition'
import { readCursor, writeCursor } from '../../kernel/cursor'
import { operation } from '../../kernel/operation'
import { tells } from '../../kernel/told'
import { phoneOf } from '../members/seals'
import { workbookOf } from '../orgs/sheet/export'
import { mayRemind } from './access'
import { wantedOf } from './chosen'
import { exportInput } from './input'
import { csvOf, numberRows } from './number-list'
import { listToCall } from './people'
import { keepForAWhile } from './printing'

const peopleAFile = 200
/** Whoever WeChat may have reached already is called, not written to a second time. */
const reasons: (CallReason | 'none')[] = ['noAccount', 'inboxOnly']

export const exportNumbers = operation<'reminders.exportNumbers'>()({
  input: exportInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayRemind,
  async run(context, { communityId, name }, { matter, sentence, tapId, cursor }) {
    const { db, rules, now } = context
    const settings = rules.on(dayOf(now))
    if (!settings['reminders.smsGateway']) return refuse('noGateway')
    const wanted = wantedOf(context, { communityId, matter }, null)
    const rows = await listToCall(db, wanted, { after: readCursor(cursor), limit: peopleAFile + 1 })
    const page = rows.slice(0, peopleAFile)
    const memberIds = page.filter(({ call }) => reasons.includes(call)).map(({ _id }) => _id)
    const members = await db.find<Member>('members', {
      where: { _id: is.oneOf(memberIds), hiddenBy: null },
      limit: peopleAFile,
      fields: ['name', 'phoneSealed'],
    })
    const numbered = members.filter(({ phoneSealed }) => phoneSealed !== null)
    const last = rows.length > peopleAFile ? page.at(-1) : undefined
    if (numbered.length === 0 && !last) return refuse('nobodyToTell')

    const text = `您好，${matterWords[matter]}：${readySentences[sentence]}。`
    const people = numbered.map(member => ({ name: member.name, phone: phoneOf(member) ?? '' }))
    const table = numberRows(settings['reminders.smsColumns'], people, { community: name, text })
    const ending = settings['reminders.smsFormat']
    const content = ending === 'csv' ? csvOf(table) : await workbookOf(table, '名单')
    const file = {
      url: await keepForAWhile(context, 'numberList', { tapId, content, ending }),
      people: numbered.length,
      cursor: last ? writeCursor(last.nameSort) : null,
    }
    return answer(tells({ memberIds: numbered.map(({ _id }) => _id), orgId: communityId }, file))
  },
})
