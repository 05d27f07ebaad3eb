import { useState } from 'react'
import type { CommunityPerson } from '../../../types/checkins'
import { dayInWords } from '../../contract/calendar'
import { CheckRow } from '../../ui/check-row'
import { Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import { deskWords as desk } from './desk-words'
import { words } from './list-words'

const mostAtOnce = 50

/** Who is ticked, by id with the name: it stays while one looks for the next. */
export function useTicked() {
  const [ticked, setTicked] = useState<Map<string, string>>(new Map())
  const tick = ({ memberId, name }: CommunityPerson, isTicked: boolean) => {
    if (isTicked && ticked.size >= mostAtOnce) return say(desk.most)
    const next = new Map(ticked)
    if (isTicked) next.set(memberId, name)
    else next.delete(memberId)
    setTicked(next)
  }
  return { ticked, tick, untickAll: () => setTicked(new Map()) }
}

interface DeskListProps {
  people: CommunityPerson[]
  ticked: Map<string, string>
  onTick: (person: CommunityPerson, isTicked: boolean) => void
}

/** People to be ticked, with how each stands; who has reported already may be ticked and is told so. */
export function DeskList({ people, ticked, onTick }: DeskListProps) {
  return (
    <Rows>
      {people.map(person => (
        <CheckRow
          key={person.memberId}
          title={person.name}
          note={noteOf(person)}
          mark={markOf(person)}
          isChecked={ticked.has(person.memberId)}
          onCheck={isTicked => onTick(person, isTicked)}
        />
      ))}
    </Rows>
  )
}

function noteOf({ unitName, phoneTail }: CommunityPerson): string {
  return `${unitName} · ${phoneTail ? words.tail(phoneTail) : words.unknownTail}`
}

function markOf({ checkin }: CommunityPerson): string | undefined {
  if (checkin?.state === 'counted') return `${desk.done} ${dayInWords(checkin.day)}`
  return checkin?.state === 'waiting' ? desk.waiting : undefined
}
