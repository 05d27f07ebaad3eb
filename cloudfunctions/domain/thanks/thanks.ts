import type { Thanks, ThanksToRead, ThanksView } from '../../../types/thanks'
import type { Actor } from '../../kernel/actor'
import { isOwnAct } from '../../kernel/own-act'
import { shortHash } from '../../kernel/seal'
import { tells } from '../../kernel/told'
import { isSeen } from '../members/store'
import { afterConsent } from './rules'
import type { ThanksRow } from './store'

/** One person, one tap, one thank-you. */
export function thanksIdOf(openid: string, tapId: string): string {
  return `t${shortHash(`thanks ${openid} ${tapId}`)}`
}

/** Its place in a letter is drawn, and tells nothing of when it was written. */
export function letterKeyOf(month: string, thanksId: string): string {
  return `${month}_${shortHash(`letter ${thanksId}`)}`
}

export function thanksView(thanks: Thanks): ThanksView {
  const { text, signedBy, story, letter } = thanks
  return {
    thanksId: thanks._id,
    letter: letter ?? '',
    text,
    signedBy,
    story,
    can: {
      agree: afterConsent(true, thanks) !== null,
      takeBack: afterConsent(false, thanks) !== null,
    },
  }
}

/** Nothing of whoever left the roster. */
export function toRead(row: ThanksRow, actor: Actor): ThanksToRead[] {
  const { _id, people, by, communityId: orgId, text, signedBy, words, story, memberId } = row
  const person = people.find(isSeen)
  if (!person) return []
  const can = { decide: !isOwnAct(actor, { memberId }, { openid: by }) }
  const whom = { memberId: person._id, matter: { matterId: _id, openid: by }, orgId }
  return [tells(whom, { thanksId: _id, name: person.name, text, signedBy, words, story, can })]
}
