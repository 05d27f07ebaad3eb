import * as v from 'valibot'
import type { PostCategory, PostSet } from '../../../types/posts'
import type { Skill } from '../../../types/teams'
import { cursor, id, tapId, text } from '../../kernel/input'
import { bank, services } from '../teams/skills'

const mostAtOnce = 50
const communityId = id
const postId = id
const memberId = id
const handOverId = id
const revision = v.pipe(v.number(), v.integer(), v.minValue(0))

/** May be left empty: a community need not say more than the catalogue does. */
const remark = (most: number) => v.union([v.literal(''), text(most)])
const state = v.picklist(['open', 'closed'])

const differing = <Kind extends string>(kinds: readonly Kind[]) =>
  v.pipe(
    v.array(v.picklist(kinds)),
    v.maxLength(kinds.length),
    v.check(list => new Set(list).size === list.length),
  )

const skills = differing<Skill>(bank)
const categories = ['policy', 'law', 'health', 'culture', 'order'] as const satisfies PostCategory[]
const sets = ['five', 'ten', 'eight'] as const satisfies PostSet[]
const written = {
  categoryId: v.nullable(v.picklist(categories)),
  name: text(20),
  duties: text(200),
  state,
  serviceCategories: differing(services),
  skills,
  teamName: v.nullable(text(20)),
}

export const listInput = v.strictObject({ skills })
export const claimInput = v.strictObject({ tapId, postId })
export const askHandOverInput = v.strictObject({ tapId, postId, wish: v.nullable(text(30)) })
export const decideHandOverInput = v.strictObject({
  tapId,
  handOverId,
  decision: v.picklist(['agree', 'decline', 'withdraw']),
})
export const communityInput = v.strictObject({ communityId })
export const setPlaceInput = v.strictObject({
  tapId,
  communityId,
  postId,
  revision,
  state,
  capacity: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999))),
  tasks: remark(200),
  requirements: remark(200),
})
export const listClaimsInput = v.strictObject({ communityId, cursor })
export const listHoldersInput = v.strictObject({ communityId, postId, cursor })
export const decideInput = v.strictObject({
  tapId,
  communityId,
  decision: v.picklist(['approve', 'notNow']),
  items: v.pipe(
    v.array(v.strictObject({ memberId, postId })),
    v.minLength(1),
    v.maxLength(mostAtOnce),
    v.check(list => new Set(list.map(item => `${item.memberId} ${item.postId}`)).size === list.length),
  ),
})
export const listHandOversInput = v.strictObject({
  communityId,
  show: v.picklist(['asked', 'offered', 'done']),
  cursor,
})
export const findSuccessorInput = v.strictObject({ communityId, name: text(30), cursor })
export const nameSuccessorInput = v.strictObject({ tapId, handOverId, memberId: v.nullable(memberId) })
export const printHandOverInput = v.strictObject({ tapId, handOverId })
export const showInput = v.strictObject({ postId })
export const addInput = v.strictObject({ tapId, set: v.picklist(sets), ...written })
export const editInput = v.strictObject({ tapId, postId, revision, ...written })
