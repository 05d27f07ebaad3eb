import type { InferOutput } from 'valibot'
import { emergencyIn } from '../../../src/contract/emergency'
import type { RequestCategory, RequestPlace, RequestStep, ServiceRequest } from '../../../types/requests'
import { readWorkCalendar } from '../holidays/store'
import { placeAddress } from '../orgs/address'
import type { Tree } from '../orgs/tree'
import { limitsIn } from '../requests/acting'
import { categoryViews } from '../requests/categories'
import { sealedContact } from '../requests/contact'
import { newRequest, requestKeeper } from '../requests/request'
import { insertOnce } from '../requests/store'
import { requestIdOf } from '../requests/submitting'
import type { Exchange } from './answering'
import { GeoError, type postFields } from './asking'
import { emergencyNotice, unreadNotice } from './words'

type Told = InferOutput<typeof postFields> & { service_code: RequestCategory }

/**
 * A matter from another system takes the road of all the others (A54). Nobody on the other side has an identity that
 * WeChat could judge, so that its words wait for a person of the community (G182). The same number is one matter.
 */
export async function bring(
  { db, tree, rules, now, key }: Exchange,
  told: Told,
): Promise<{ request: ServiceRequest; notice: string }> {
  const asker = `exchange_${key._id}`
  const externalId = told['attribute[external_id]']
  const place = locate(told, key.communityIds, tree)
  const answers = answersOf(told, rules)
  if (told.description === undefined && answers.length === 0) {
    throw new GeoError(400, 'description was not provided')
  }
  const name = [told.last_name, told.first_name].filter(Boolean).join('') || null
  const phone = told.phone ?? null
  const emergency = emergencyIn(told.description ?? null)
  const _id = requestIdOf(asker, externalId)
  const request = newRequest(
    {
      _id,
      kind: 'help',
      category: told.service_code,
      place,
      spotKey: null,
      when: 'any',
      text: told.description ?? null,
      words: 'unread',
      answers,
      voiceId: null,
      voiceSeconds: null,
      photoIds: [],
      isUrgent: emergency !== null,
      way: 'exchange',
      askedBy: asker,
      forWhom: 'other',
      ...sealedContact(requestKeeper(_id), { name, phone, door: told.address_string ?? null }),
      phoneTail: phone?.slice(-4) ?? null,
      isOpenToClaims: false,
    },
    firstStep(asker, externalId, now),
    limitsIn(rules, told.service_code),
    await readWorkCalendar(db, now),
  )
  const kept = await insertOnce(db, request)
  return { request: kept, notice: emergency ? emergencyNotice(emergency) : unreadNotice }
}

/** An estate by its id or, when exactly one is meant, by the address in words. */
function locate(told: Told, communityIds: string[], tree: Tree): RequestPlace {
  const { address_id: id, address_string: address } = told
  if (id === undefined && address === undefined) throw new GeoError(400, 'address_id was not provided')
  const placed = id === undefined ? placeAddress(address ?? '', tree) : null
  const reached = (placed?.estates ?? []).filter(({ parentId }) => isWithin(parentId, communityIds))
  const estate = id === undefined ? (reached.length === 1 ? reached[0] : null) : tree.find(id)
  const communityId = estate?.parentId
  const isOurs = estate?.kind === 'estate' && estate.state === 'open' && isWithin(communityId, communityIds)
  const isAsked = told.jurisdiction_id === undefined || told.jurisdiction_id === communityId
  if (!estate || !communityId || !isOurs || !isAsked) {
    throw new GeoError(
      404,
      id === undefined ? 'address_string names no single estate' : 'address_id was not found',
    )
  }
  return { communityId, estateId: estate._id, building: null, spot: null }
}

const isWithin = (orgId: string | null | undefined, communityIds: string[]): boolean =>
  typeof orgId === 'string' && communityIds.includes(orgId)

function answersOf(told: Told, rules: Exchange['rules']): ServiceRequest['answers'] {
  const asked = categoryViews(rules).find(({ category }) => category === told.service_code)?.questions ?? []
  return (['q1', 'q2'] as const).flatMap((code, index) => {
    const answer = told[`attribute[${code}]`]
    if (answer === undefined) return []
    const question = asked[index]
    if (!question?.choices.includes(answer)) throw new GeoError(400, `attribute[${code}] cannot be read`)
    return [{ question: question.question, answer }]
  })
}

function firstStep(asker: string, externalId: string, now: number): RequestStep {
  const by = { party: 'asker' as const, openid: asker, role: null, orgId: null, name: null }
  return { act: 'submit', at: now, by, tapId: externalId, note: null }
}
