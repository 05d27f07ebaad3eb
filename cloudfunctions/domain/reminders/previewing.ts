import { dayOf } from '../../../src/contract/calendar'
import type { ChosenPerson } from '../../../types/reminders'
import { answer, refuse } from '../../kernel/answer'
import { pageOf, readCursor } from '../../kernel/cursor'
import { operation } from '../../kernel/operation'
import { readWorkCalendar } from '../holidays/store'
import { mayRemind } from './access'
import { isHere, memberIdsOf, wantedOf } from './chosen'
import { listChosenInput, previewInput } from './input'
import { countStanding, listStanding, type RemindedRow } from './people'
import { isOfficeHour } from './rules'

const peopleAPage = 20

export const preview = operation<'reminders.preview'>()({
  input: previewInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayRemind,
  async run(context, { communityId }, { matter, chosen }) {
    const { db, tree, rules, now } = context
    if (!isHere(tree, communityId, chosen)) return refuse('unknownGroup')
    const memberIds = await memberIdsOf(db, chosen)
    const [counts, calendar] = await Promise.all([
      countStanding(db, wantedOf(context, { communityId, matter }, memberIds)),
      readWorkCalendar(db, now),
    ])
    const settings = rules.on(dayOf(now))
    const hours = { fromHour: settings['reminders.fromHour'], untilHour: settings['reminders.untilHour'] }
    const found = Object.values(counts).reduce((sum, count) => sum + count, 0)
    return answer({
      community: tree.brief(communityId),
      counts,
      gone: chosen.kind === 'these' ? chosen.memberIds.length - found : 0,
      isOfficeHour: isOfficeHour(now, hours, calendar),
      can: { exportNumbers: settings['reminders.smsGateway'] },
    })
  },
})

export const listChosen = operation<'reminders.listChosen'>()({
  input: listChosenInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayRemind,
  async run(context, { communityId }, { matter, chosen, part, cursor }) {
    const { db, tree } = context
    if (!isHere(tree, communityId, chosen)) return refuse('unknownGroup')
    const wanted = wantedOf(context, { communityId, matter }, await memberIdsOf(db, chosen))
    const page = { after: readCursor(cursor), limit: peopleAPage + 1 }
    const rows = await listStanding(db, wanted, part, page)
    return answer(
      pageOf(rows, peopleAPage, ({ nameSort }) => nameSort, chosenView),
      communityId,
    )
  },
})

function chosenView({ _id, name, unitName, phoneTail, stands }: RemindedRow): ChosenPerson {
  return { memberId: _id, name, unitName, phoneTail, stands }
}
