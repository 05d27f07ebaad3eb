import * as v from 'valibot'
import { dayOf } from '../../../src/contract/calendar'
import type { RuleName, RuleOperations } from '../../../types/rules'
import { answer } from '../../kernel/answer'
import { day } from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { allowed, denied } from '../../kernel/verdict'
import { defaults, explanations } from './book'

const list = operation<'rules.list'>()({
  input: v.strictObject({ day: v.nullable(day) }),
  find: () => null,
  allow: actor => (actor.holds('countyOffice') ? allowed(null) : denied()),
  async run({ rules, now }, _, asked) {
    const onDay = asked.day ?? dayOf(now)
    const values = rules.on(onDay)
    const names = Object.keys(explanations) as RuleName[]
    return answer({
      day: onDay,
      rules: names.map(name => ({
        name,
        value: values[name],
        isDefault: values[name] === defaults[name],
        explanation: explanations[name],
      })),
    })
  },
})

export const ruleOperations = { 'rules.list': list } satisfies Pick<OperationTable, keyof RuleOperations>
