import type { CommunityPerson } from '../../../types/checkins'
import { momentInWords } from '../../contract/calendar'
import { Facts } from '../../ui/facts'
import { Sheet } from '../../ui/sheet'
import { PauseAccount } from '../accounts/pause-account'
import { wayWords, words } from './words'

interface PersonSheetProps {
  person: CommunityPerson
  onClose: () => void
}

/** One person of the list, and what a secretary may do about the account. */
export function PersonSheet({ person, onClose }: PersonSheetProps) {
  const { memberId, name, phoneTail, unitName, isBound, checkin } = person
  const { person: say } = words
  const facts = [
    { name: say.unit, text: unitName },
    { name: say.phone, text: phoneTail ? words.tail(phoneTail) : words.unknownTail },
    {
      name: say.checkin,
      text: checkin ? say.done(momentInWords(checkin.at), wayWords[checkin.way]) : say.notYet,
    },
    { name: say.account, text: isBound ? say.isBound : say.isNotBound },
  ]

  return (
    <Sheet title={name} onClose={onClose}>
      <Facts facts={facts} />
      {isBound && <PauseAccount memberId={memberId} />}
    </Sheet>
  )
}
