import * as v from 'valibot'
import type { Input } from '../../../types/api'
import { cursor, id, lines, tapId } from '../../kernel/input'

const wordsLength = 300

export const listInput = v.strictObject({
  orgId: id,
  show: v.picklist(['drafted', 'setAside', 'sent', 'answered']),
  cursor,
}) satisfies v.GenericSchema<unknown, Input<'absences.list'>>

export const sendInput = v.strictObject({
  tapId,
  absenceId: id,
  words: lines(wordsLength),
}) satisfies v.GenericSchema<unknown, Input<'absences.send'>>

export const setAsideInput = v.strictObject({ tapId, absenceId: id }) satisfies v.GenericSchema<
  unknown,
  Input<'absences.setAside'>
>

export const answerInput = v.strictObject({
  tapId,
  absenceId: id,
  reason: v.picklist(['away', 'ill', 'busy', 'willCome', 'other']),
  words: v.nullable(lines(wordsLength)),
}) satisfies v.GenericSchema<unknown, Input<'absences.answer'>>
