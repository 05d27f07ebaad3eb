import * as v from 'valibot'
import { qrSvg } from '../../../src/contract/qr-svg'
import type { RegistrationOperations } from '../../../types/registrations'
import { answer, refuse } from '../../kernel/answer'
import { stepsKnown } from '../../kernel/chapters'
import { nothing, text } from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { mayAsMember, mayWithConsent } from '../accounts/access'
import { findMember } from '../members/store'
import { maskedName } from '../papers/rules'
import { readSignedCode, signedCode } from './certificate'
import { statesAccepted } from './rules'
import * as store from './store'

const certificate = operation<'registrations.certificate'>()({
  input: nothing,
  find: () => null,
  allow: mayAsMember,
  async run({ db, tree, now }, { memberId, member }) {
    const carriedNow = member?.registration
    if (!carriedNow || !statesAccepted.includes(carriedNow.state)) return refuse('notAccepted')
    const kept = await store.findRegistration(db, memberId, carriedNow.communityId)
    const accepted = kept && stepsKnown(kept).findLast(({ act }) => act === 'accept')
    if (!kept || !accepted) return refuse('notAccepted')

    const signed = signedCode(kept._id, now)
    return answer({
      name: member.name,
      unitName: member.unitName,
      communityName: tree.find(kept.communityId)?.name ?? '',
      acceptedAt: accepted.at,
      ...signed,
      picture: qrSvg(signed.code),
    })
  },
})

const verifyCertificate = operation<'registrations.verifyCertificate'>()({
  input: v.strictObject({ code: text(240) }),
  find: () => null,
  allow: mayWithConsent,
  async run({ db, tree, now }, _actor, { code }) {
    const read = readSignedCode(code, now)
    if (!read.ok) return refuse(read.refusal)
    const [kept] = await store.findRegistrations(db, [read.registrationId])
    const member = kept && (await findMember(db, kept.memberId))
    if (!member || !statesAccepted.includes(kept.state)) return refuse('notAccepted')
    return answer({
      maskedName: maskedName(member.name),
      unitName: member.unitName,
      communityName: tree.find(kept.communityId)?.name ?? '',
      asOf: now,
    })
  },
})

/** The member's certificate, and another phone that reads it (G06). */
export const certificates = {
  'registrations.certificate': certificate,
  'registrations.verifyCertificate': verifyCertificate,
} satisfies Partial<Pick<OperationTable, keyof RegistrationOperations>>
