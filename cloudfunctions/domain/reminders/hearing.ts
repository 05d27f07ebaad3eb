import * as v from 'valibot'
import type { Moment } from '../../../types/time'
import type { Db } from '../../kernel/db'
import { consentId, keepAnswer, templates } from './ledger'
import { templateIdOf } from './templates'

const entry = v.looseObject({ TemplateId: v.string(), SubscribeStatusString: v.string() })
const changed = v.looseObject({ List: v.union([entry, v.array(entry)]) })

/**
 * Somebody refused in WeChat's own settings: nothing is left, whatever was granted (a yes there pays for nothing).
 * What is answered in the pop-up is told by the phone under its tap, and not counted twice here.
 */
export async function hearChange(
  event: object,
  { db, openid, now }: { db: Db; openid: string | null; now: Moment },
): Promise<void> {
  const parsed = v.safeParse(changed, event)
  if (!parsed.success || !openid) return
  const refused = [parsed.output.List]
    .flat()
    .filter(({ SubscribeStatusString }) => SubscribeStatusString === 'reject')
    .map(({ TemplateId }) => TemplateId)
  for (const template of templates.filter(one => refused.includes(templateIdOf(one)))) {
    await keepAnswer(db, consentId(openid, template), { answer: 'reject', tapId: null, now })
  }
}
