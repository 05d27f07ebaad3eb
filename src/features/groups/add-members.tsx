import { useState } from 'react'
import type { GroupView } from '../../../types/groups'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { CheckRow } from '../../ui/check-row'
import { Empty } from '../../ui/notice'
import { Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { homeNote, nameOf, placeRefusals, placeWords, waitingRefusals, words } from './words'

const mostAtOnce = 50

interface AddMembersProps {
  group: GroupView
  onClose: () => void
  onDone: () => void
}

/** Who has the same kind of post and no group yet. */
export function AddMembers({ group, onClose, onDone }: AddMembersProps) {
  const { groupId, communityId, kind } = group
  const pages = usePages('groups.listWaiting', { communityId, kind: kind.kind })
  const place = useAction('groups.place')
  const [chosen, setChosen] = useState<string[]>([])

  const settle = (answer: Awaited<ReturnType<typeof place.run>>) => {
    if (!answer?.ok) return
    const refused = answer.value.items.find(item => !item.ok)
    say(refused && !refused.ok ? placeWords[refused.refusal] : words.moved)
    onDone()
  }
  const send = async () => {
    if (chosen.length === 0) return say(words.tickFirst)
    settle(await place.run({ communityId, groupId, memberIds: chosen.slice(0, mostAtOnce) }))
  }
  return (
    <Sheet title={words.add} onClose={onClose}>
      {place.refused && (
        <Refused
          answer={place.refused}
          sentences={placeRefusals}
          onRetry={async () => settle(await place.retry())}
        />
      )}
      <Listed
        pages={pages}
        sentences={waitingRefusals}
        empty={<Empty title={words.nobodyToAdd} next={words.nobodyToAddNext} />}
      >
        {people => (
          <>
            <Rows>
              {people.map(person => (
                <CheckRow
                  key={person.memberId}
                  title={nameOf(person)}
                  note={homeNote(person)}
                  isChecked={chosen.includes(person.memberId)}
                  onCheck={isChecked =>
                    setChosen(
                      isChecked
                        ? [...chosen, person.memberId]
                        : chosen.filter(memberId => memberId !== person.memberId),
                    )
                  }
                />
              ))}
            </Rows>
            <Words kind="soft">{words.membersNote}</Words>
            <Button busy={place.isBusy && words.adding} onTap={send}>
              {chosen.length > 0 ? words.addThese(chosen.length) : words.add}
            </Button>
          </>
        )}
      </Listed>
    </Sheet>
  )
}
