import * as v from 'valibot'
import { availabilities } from '../../../src/contract/volunteer-form'
import { cursor, id, tapId, text } from '../../kernel/input'
import { bank, services } from './skills'

const mostAtOnce = 20
const mostWishes = 5
const mostSkills = 10

const skill = v.picklist(bank)
const availability = v.picklist(availabilities)

/** Each at most once, so many at most. */
function several<Item extends v.GenericSchema<unknown, string>>(item: Item, most: number) {
  return v.pipe(
    v.array(item),
    v.maxLength(most),
    v.check(list => new Set(list).size === list.length),
  )
}

/** An optional line: absent rather than empty. */
const line = v.nullable(text(100))

const form = {
  wish: several(id, mostWishes),
  skills: several(skill, mostSkills),
  availability: several(availability, availabilities.length),
  experience: line,
  remark: line,
  // A63: the one sentence about how volunteers behave; without agreeing to it nobody begins.
  acceptsConduct: v.literal(true),
}

export const mineInput = v.strictObject({ communityId: v.nullable(id) })

export const applyInput = v.strictObject({
  tapId,
  ...form,
  communityId: v.nullable(id),
  name: v.nullable(text(30)),
})

export const offerInput = v.strictObject({
  tapId,
  services: several(v.picklist([...services, 'other']), services.length + 1),
})

export const enterInput = v.strictObject({ tapId, ...form, memberId: id })

export const leaveInput = v.strictObject({
  tapId,
  volunteerId: v.nullable(id),
  to: v.picklist(['wait', 'stop']),
})

export const printFormInput = v.strictObject({
  tapId,
  whose: v.variant('kind', [
    v.strictObject({ kind: v.literal('mine') }),
    v.strictObject({ kind: v.literal('volunteer'), volunteerId: id }),
    v.strictObject({ kind: v.literal('empty'), communityId: id }),
  ]),
})

export const placeInput = v.strictObject({
  tapId,
  items: v.pipe(
    v.array(v.strictObject({ volunteerId: id, fromTeamId: v.nullable(id), teamId: id })),
    v.minLength(1),
    v.maxLength(mostAtOnce),
    v.check(list => new Set(list.map(({ volunteerId }) => volunteerId)).size === list.length),
  ),
})

export const listInput = v.strictObject({ orgId: id, cursor })

export const showInput = v.strictObject({ teamId: id })

export const describeInput = v.strictObject({
  tapId,
  teamId: id,
  revision: v.pipe(v.number(), v.integer(), v.minValue(0)),
  kind: v.picklist(['community', 'partyMembers']),
  skills: several(skill, mostSkills),
  services: several(v.picklist(services), services.length),
  wanted: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(500)),
})

export const listWaitingInput = v.strictObject({ orgId: id, cursor })

export const listVolunteersInput = v.strictObject({
  orgId: id,
  skill: v.nullable(skill),
  availability: v.nullable(availability),
  estateId: v.nullable(id),
  cursor,
})
