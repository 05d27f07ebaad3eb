import {
  absenceOf,
  cutPledge,
  paperOutcomeOf,
  placelessOf,
  pledgeRoom,
  shownPhoto,
  standingOf,
} from '../../cloudfunctions/domain/board/rules'
import type { BoardEntry, BoardPhotoState } from '../../types/board'
import type { RegistrationState } from '../../types/registrations'

const entry = (told: Partial<BoardEntry> = {}): BoardEntry => ({
  _id: 'm_oLI',
  communityId: 'sunny',
  consent: { way: 'app', on: '2026-11-01', at: 1, by: 'oLI', noteId: null },
  isHidden: false,
  photo: null,
  waitingKey: null,
  history: [],
  ...told,
})
const photo = (state: BoardPhotoState) =>
  ({ uploadId: 'p1', fileId: 'f', consentAt: 1, state, reason: null, tapId: 'tap-photo' }) as const
const member = (state: RegistrationState | null, estateId: string | null = 'garden') => ({
  estateId,
  registration: state === null ? null : { communityId: 'sunny', state: state as 'accepted', since: 0 },
})

describe('A66 who is on the board', () => {
  it.each([
    ['nobody dispatched', null, 'notAccepted'],
    ['dispatched', 'dispatched', 'notAccepted'],
    ['reported', 'reported', 'notAccepted'],
    ['declined', 'declined', 'notAccepted'],
    ['accepted', 'accepted', 'notAsked'],
    ['assigned', 'assigned', 'notAsked'],
  ] as const)('A66 %s', (_what, state, absence) => {
    expect(absenceOf(member(state), null)).toBe(absence)
    expect(absenceOf(member(state), entry())).toBe(absence === 'notAsked' ? null : absence)
  })

  it('A66 G181 nobody stands there who has not said yes, for this community, and whose yes holds', () => {
    expect(standingOf('sunny', null)).toBe('notAsked')
    expect(standingOf('sunny', entry({ consent: null }))).toBe('notAsked')
    // As entries were kept before anybody was asked.
    expect(standingOf('sunny', entry({ consent: undefined } as object))).toBe('notAsked')
    expect(standingOf('sunny', entry())).toBe('app')
    expect(standingOf('river', entry())).toBe('notAsked')
    expect(standingOf('sunny', entry({ consent: null, isHidden: true }))).toBe('hidden')
    expect(standingOf('sunny', entry({ consent: null, takenDownAt: 5 }))).toBe('takenDown')
  })

  it.each([
    [null, 'notHere'],
    ['notAsked', 'noted'],
    ['takenDown', 'noted'],
    ['hidden', 'saidNo'],
    ['app', 'agreedAlready'],
    ['paper', 'agreedAlready'],
  ] as const)('G181 a yes on paper for somebody who is %s is %s', (standing, outcome) => {
    expect(paperOutcomeOf(standing)).toBe(outcome)
  })

  it('A66 X17 not without a home, not when stepped back, and stepping back in one community says nothing in another', () => {
    expect(absenceOf(member('accepted', null), entry())).toBe('noEstate')
    expect(placelessOf(member('accepted', null))).toBe('noEstate')
    expect(absenceOf(member('accepted'), entry({ isHidden: true }))).toBe('hidden')
    expect(absenceOf(member('accepted'), entry({ isHidden: true, communityId: 'river' }))).toBe('notAsked')
  })

  it('G76 a photo is shown when it was given for this community, looked at, and wanted by the county', () => {
    const fields = ['photo', 'unit'] as const
    expect(shownPhoto(member('accepted'), entry({ photo: photo('shown') }), fields)).toMatchObject({
      fileId: 'f',
    })
    expect(shownPhoto(member('accepted'), entry({ photo: photo('waiting') }), fields)).toBeNull()
    expect(shownPhoto(member('accepted'), entry({ photo: photo('sentBack') }), fields)).toBeNull()
    expect(shownPhoto(member('accepted'), entry({ photo: photo('shown') }), ['unit'])).toBeNull()
    expect(
      shownPhoto(member('accepted'), entry({ photo: photo('shown'), communityId: 'river' }), fields),
    ).toBeNull()
  })

  it('G76 a pledge is whole on a small board and cut by whole characters on a large one', () => {
    expect([pledgeRoom(0), pledgeRoom(50), pledgeRoom(200)]).toEqual([200, 200, 50])
    expect(cutPledge('修灯', 60)).toEqual({ pledge: '修灯' })
    expect(cutPledge('𠮷𠮷𠮷𠮷', 3)).toEqual({ pledge: '𠮷𠮷', isCut: true })
  })
})
