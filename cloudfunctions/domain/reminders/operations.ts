import * as v from 'valibot'
import type { Input } from '../../../types/api'
import type { ReminderOperations } from '../../../types/reminders'
import { answer } from '../../kernel/answer'
import { nothing, tapId } from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { allowed } from '../../kernel/verdict'
import { mayWithConsent } from '../accounts/access'
import { listCalls, showNumber, tickCall } from './calling'
import { exportNumbers } from './exporting'
import * as ledger from './ledger'
import { listChosen, preview } from './previewing'
import { makeNotice } from './printing'
import { listPushes, push } from './pushing'
import { leftOf } from './rules'
import { templateIdOf } from './templates'

const mine = operation<'reminders.mine'>()({
  input: nothing,
  find: ({ db, actor }) => ledger.findConsent(db, actor.openid),
  allow(actor, consent) {
    const verdict = mayWithConsent(actor)
    return verdict.may ? allowed({ consent }) : verdict
  },
  async run(_context, { consent }) {
    const template = 'quarterReminder'
    return answer({
      left: leftOf(consent),
      isOff: consent?.isOff ?? false,
      template,
      templateId: templateIdOf(template),
    })
  },
})

const keepAnswer = operation<'reminders.keepAnswer'>()({
  input: v.strictObject({
    tapId,
    answer: v.picklist(['accept', 'reject', 'ban', 'filter']),
  }) satisfies v.GenericSchema<unknown, Input<'reminders.keepAnswer'>>,
  find: () => null,
  allow: mayWithConsent,
  async run({ db, now }, { openid }, told) {
    return answer({ left: leftOf(await ledger.keepAnswer(db, openid, { ...told, now })) })
  },
})

const turn = operation<'reminders.turn'>()({
  input: v.strictObject({ tapId, isOff: v.boolean() }) satisfies v.GenericSchema<
    unknown,
    Input<'reminders.turn'>
  >,
  find: () => null,
  allow: mayWithConsent,
  async run({ db }, { openid }, { isOff }) {
    await ledger.turn(db, openid, isOff)
    return answer({ isOff })
  },
})

export const reminderOperations = {
  'reminders.mine': mine,
  'reminders.keepAnswer': keepAnswer,
  'reminders.turn': turn,
  'reminders.preview': preview,
  'reminders.listChosen': listChosen,
  'reminders.push': push,
  'reminders.listPushes': listPushes,
  'reminders.listCalls': listCalls,
  'reminders.showNumber': showNumber,
  'reminders.tickCall': tickCall,
  'reminders.makeNotice': makeNotice,
  'reminders.exportNumbers': exportNumbers,
} satisfies Pick<OperationTable, keyof ReminderOperations>
