import * as v from 'valibot'
import type { Input } from '../../../types/api'
import type { ReminderOperations, TemplateLeft } from '../../../types/reminders'
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
  find: ({ db, actor }) => ledger.findConsents(db, [actor.openid]),
  allow(actor, consents) {
    const verdict = mayWithConsent(actor)
    return verdict.may ? allowed({ consents: consents.get(actor.openid) ?? {} }) : verdict
  },
  async run(_context, { consents }) {
    const templates = templatesIn(consents)
    return answer({
      left: Math.max(...templates.map(({ left }) => left)),
      isOff: consents.quarterReminder?.isOff ?? false,
      templates,
    })
  },
})

const templatesIn = (consents: ledger.Consents): TemplateLeft[] =>
  ledger.templates.map(template => ({
    template,
    templateId: templateIdOf(template),
    left: leftOf(consents[template] ?? null),
  }))

const keepAnswer = operation<'reminders.keepAnswer'>()({
  input: v.strictObject({
    tapId,
    answers: v.pipe(
      v.array(
        v.strictObject({
          template: v.picklist(ledger.templates),
          answer: v.picklist(['accept', 'reject', 'ban', 'filter']),
        }),
      ),
      v.minLength(1),
      v.maxLength(ledger.templates.length),
      v.check(answers => new Set(answers.map(({ template }) => template)).size === answers.length),
    ),
  }) satisfies v.GenericSchema<unknown, Input<'reminders.keepAnswer'>>,
  find: () => null,
  allow: mayWithConsent,
  async run({ db, now }, { openid }, { tapId, answers }) {
    const kept = await Promise.all(
      answers.map(({ template, answer }) =>
        ledger.keepAnswer(db, ledger.consentId(openid, template), { answer, tapId, now }),
      ),
    )
    return answer({ left: Math.max(...kept.map(leftOf)) })
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
