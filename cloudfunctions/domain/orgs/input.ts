import * as v from 'valibot'
import type { OrgKind } from '../../../types/orgs'
import { cursor, day, id, tapId, text } from '../../kernel/input'
import { parentsOf } from './rules'

const name = text(40)
const aliases = v.pipe(v.array(name), v.maxLength(20))
const revision = v.pipe(v.number(), v.integer(), v.minValue(0))
const changing = { tapId, orgId: id, revision }

export const searchInput = v.strictObject({
  kind: v.picklist(['unit', 'branch', 'estate', 'any']),
  text: text(30),
})
export const buildingsInput = v.strictObject({ estateId: id })
export const placeInput = v.strictObject({ address: text(60) })
export const listInput = v.strictObject({ orgId: v.nullable(id), cursor })
export const showInput = v.strictObject({ orgId: id })
export const createInput = v.strictObject({
  tapId,
  parentId: id,
  kind: v.picklist(Object.keys(parentsOf) as OrgKind[]),
  name,
  aliases,
  unitName: v.nullable(text(60)),
})
export const renameInput = v.strictObject({ ...changing, name, keepsOldName: v.boolean() })
export const setAliasesInput = v.strictObject({ ...changing, aliases })
export const setResponsibleInput = v.strictObject({
  ...changing,
  part: v.picklist(['secretary', 'head', 'checkin', 'keeper']),
  name: v.nullable(text(30)),
})
export const setCentreInput = v.strictObject({ ...changing, centreId: v.nullable(id) })
export const moveInput = v.strictObject({ ...changing, parentId: id })
export const mergeInput = v.strictObject({ ...changing, intoId: id })
export const closeInput = v.strictObject(changing)
export const followInput = v.strictObject({ tapId, orgId: id })
export const responsibleOnInput = v.strictObject({ orgId: id, day })
