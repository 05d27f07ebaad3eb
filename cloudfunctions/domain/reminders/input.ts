import * as v from 'valibot'
import { sentencesFor } from '../../../src/contract/ready-sentences'
import type { Input } from '../../../types/api'
import type { Matter, ReadySentence } from '../../../types/reminders'
import { cursor, id, tapId } from '../../kernel/input'

export const mostByName = 50

const asked = { communityId: id, matter: v.picklist(['checkin', 'post', 'pledge']) }
const sentence = v.picklist(['scan', 'unwell', 'ends', 'fits', 'free', 'short', 'toldOver'])
const chosen = v.variant('kind', [
  v.strictObject({ kind: v.literal('all') }),
  v.strictObject({ kind: v.literal('group'), groupId: id }),
  v.strictObject({
    kind: v.literal('these'),
    memberIds: v.pipe(
      v.array(id),
      v.minLength(1),
      v.maxLength(mostByName),
      v.check(ids => new Set(ids).size === ids.length),
    ),
  }),
])

/** A sentence is said of its own matter alone. */
const fits = ({ matter, sentence }: { matter: Matter; sentence: ReadySentence }): boolean =>
  sentencesFor[matter].includes(sentence)

export const previewInput = v.strictObject({ ...asked, chosen }) satisfies v.GenericSchema<
  unknown,
  Input<'reminders.preview'>
>

export const listChosenInput = v.strictObject({
  ...asked,
  chosen,
  part: v.picklist(['phone', 'inbox', 'call', 'leftOut']),
  cursor,
}) satisfies v.GenericSchema<unknown, Input<'reminders.listChosen'>>

export const pushInput = v.pipe(
  v.strictObject({ tapId, ...asked, chosen, sentence }),
  v.check(told => fits(told)),
) satisfies v.GenericSchema<unknown, Input<'reminders.push'>>

export const listPushesInput = v.strictObject({ communityId: id, cursor })
export const listCallsInput = v.strictObject({ ...asked, cursor })
export const showNumberInput = v.strictObject({ ...asked, memberId: id })
export const tickCallInput = v.strictObject({
  tapId,
  ...asked,
  memberId: id,
  outcome: v.picklist(['called', 'noAnswer', 'notAgain', 'open']),
})
export const makeNoticeInput = v.strictObject({ tapId, communityId: id })
export const exportInput = v.pipe(
  v.strictObject({ tapId, ...asked, sentence, cursor }),
  v.check(told => fits(told)),
)
