import { dayOf } from '../../../src/contract/calendar'
import { answer, refuse } from '../../kernel/answer'
import { operation } from '../../kernel/operation'
import { miniProgramCode, takenAwaySeconds, temporaryAddress } from '../../platform/wechat'
import { drawnFrom } from '../papers/code'
import { keepRunFile, noteRun } from '../papers/store'
import { each } from '../registrations/store'
import { mayCollectOpinions } from './access'
import { markOf, opinionCode, tallyIdOf } from './code'
import * as input from './input'
import { drawForms } from './sheet'
import * as store from './store'

const opinionPage = 'pages/resident/opinion/index'
const codeWidth = 280

/** G79: the next sheets of a community, each with a code of its own, of which nothing is kept but an unused mark. */
export const printForms = operation<'opinions.print'>()({
  input: input.printInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayCollectOpinions,
  async run(context, { _id: communityId, name: community }, { tapId, count }) {
    const { db, actor, rules, now } = context
    const sheet = await store.latestSheet(db)
    if (sheet?.state !== 'open') return refuse('sheetClosed')
    const year = sheet._id
    const name = drawnFrom(`opinions ${actor.openid} ${tapId}`, 20)
    const most = rules.on(dayOf(now))['opinions.codesAtMost']
    const taken = await store.takeCodes(db, { sheet, communityId, run: name, count, most })
    if (taken.kind === 'full') return refuse('tooManyCodes', { most })
    if (taken.kind === 'closed') return refuse('sheetClosed')
    // The office may have closed the sheet while the codes were taken.
    if ((await store.findSheet(db, year))?.state !== 'open') {
      await store.closeTallies(
        db,
        { _id: tallyIdOf({ year, communityId }) },
        rules.on(dayOf(now))['statistics.shownFrom'],
      )
      return refuse('sheetClosed')
    }

    const path = `papers/${name}.html`
    const run = {
      _id: `opinions_${name}`,
      kind: 'opinionSheet' as const,
      path,
      fileId: null,
      madeAt: now,
      items: [],
    }
    await noteRun(db, run)
    const slips = Array.from({ length: taken.count }, (_, index) => ({
      year,
      communityId,
      place: taken.from + index,
    })).sort((one, other) => (markOf(one) < markOf(other) ? -1 : 1))
    const forms = await each(slips, async slip => {
      const code = opinionCode(slip)
      return { code, picture: await miniProgramCode(opinionPage, code, codeWidth) }
    })
    const { questions, returnBy } = sheet
    const html = drawForms({ year, community, questions, returnBy, forms })
    const url = await temporaryAddress(await keepRunFile(db, run, html), takenAwaySeconds)
    return url ? answer({ url, count: taken.count, printed: taken.printed }) : refuse('fileGone')
  },
})
