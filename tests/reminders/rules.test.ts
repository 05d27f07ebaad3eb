import { decideSending } from '../../cloudfunctions/domain/reminders/rules'
import { messageOf } from '../../cloudfunctions/domain/reminders/templates'
import { refusedField } from '../../emulator/wechat/message-fields'
import type { Notice, NoticeWords } from '../../types/notices'
import type { MessageTemplate } from '../../types/reminders'
import { noon, today } from '../town'
import { oneLeft } from './reminding'

const aNotice = (words: NoticeWords, template: MessageTemplate, _id = 'n1'): Notice => ({
  ...words,
  _id,
  to: 'm:m_oLI',
  thing: 't1',
  link: null,
  at: today,
  sortKey: _id,
  isNew: true,
  template,
})
const quarterDue = (id = 'n1') =>
  aNotice({ kind: 'quarterDue', told: { quarter: '2026Q4', lastDay: '2026-12-31' } }, 'quarterReminder', id)
const visit = (id = 'n2') =>
  aNotice(
    { kind: 'dateDue', told: { date: 'visit', day: '2026-11-25', count: 1, what: null } },
    'matterReminder',
    id,
  )
const activity = (id = 'n3') =>
  aNotice(
    { kind: 'dateDue', told: { date: 'activity', day: '2026-11-25', count: 1, what: '清扫桂花园' } },
    'matterReminder',
    id,
  )

const ledgers = { quarterReminder: oneLeft('oLI'), matterReminder: oneLeft('oLI_matterReminder') }
const decide = (notices: Notice[], consents: Parameters<typeof decideSending>[1]['consents'] = ledgers) => {
  const decision = decideSending(notices, { consents, now: today, mostPerWeek: 2 })
  return decision.kind === 'send'
    ? [decision.template, ...decision.notices.map(({ _id }) => _id)]
    : decision.why
}
const sentOn = (...days: string[]) => ({ earlier: days.map(noon) })

describe('what of several notices goes to one phone', () => {
  it('G54 as many as a week has room for go alone, one after another', () => {
    expect(decide([quarterDue(), visit()])).toEqual(['quarterReminder', 'n1'])
    expect(decide([visit()])).toEqual(['matterReminder', 'n2'])
  })

  it('G54 more than that go together as one', () => {
    expect(decide([quarterDue(), visit(), activity()])).toEqual(['quarterReminder', 'n1', 'n2', 'n3'])
    const once = { ...ledgers, quarterReminder: oneLeft('oLI', sentOn('2026-11-20')) }
    expect(decide([quarterDue(), visit()], once)).toEqual(['quarterReminder', 'n1', 'n2'])
    expect(decide([visit()], once)).toEqual(['matterReminder', 'n2'])
  })

  it('G54 two a week hold over all kinds and templates', () => {
    const twice = {
      quarterReminder: oneLeft('oLI', sentOn('2026-11-20')),
      matterReminder: oneLeft('oLI_matterReminder', sentOn('2026-11-18')),
    }
    expect(decide([visit()], twice)).toBe('enough')
    const longAgo = { ...twice, quarterReminder: oneLeft('oLI', sentOn('2026-11-10')) }
    expect(decide([visit()], longAgo)).toEqual(['matterReminder', 'n2'])
  })

  it('G51 G54 a template pays for its own kind, and nobody who wants none is sent any', () => {
    expect(decide([visit()], { quarterReminder: oneLeft('oLI') })).toBe('noConsent')
    expect(decide([visit(), quarterDue()], { quarterReminder: oneLeft('oLI') })).toEqual([
      'quarterReminder',
      'n1',
    ])
    expect(decide([visit()], { ...ledgers, quarterReminder: oneLeft('oLI', { isOff: true }) })).toBe('off')
  })
})

describe('what the phone shows', () => {
  it('G54 several together are one sentence, and the inbox tells them one by one', () => {
    const { page, data } = messageOf([quarterDue(), visit(), activity()], 'matterReminder', today)
    expect([page, data.thing1]).toEqual(['pages/person/notices/index', { value: '三件事等您看看' }])
  })

  it.each<[MessageTemplate, NoticeWords]>([
    ['quarterReminder', quarterDue()],
    ['matterReminder', visit()],
    ['matterReminder', activity()],
    [
      'requestProgress',
      {
        kind: 'requestMoved',
        told: { category: 'appliances', no: '7K3M-9QXR', act: 'giveUp', who: '李建国', note: '等零件' },
      },
    ],
    [
      'matterReminder',
      { kind: 'activityCancelled', told: { title: '清扫\n桂花园', startsAt: today, reason: '下雨' } },
    ],
    [
      'matterReminder',
      {
        kind: 'requestLate',
        told: { category: 'other', no: '1', rung: 'secretary', community: '阳光社区', dueAt: today },
      },
    ],
  ])('A132 %s takes it as WeChat wants it, without a name or anybody’s words', (template, words) => {
    const { data } = messageOf([aNotice(words, template)], template, today)
    expect(refusedField(data, undefined)).toBeUndefined()
    expect(JSON.stringify(data)).not.toMatch(/李建国|等零件|下雨/)
  })
})
