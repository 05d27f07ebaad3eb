import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ItemAnswer } from '../../../types/registrations'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Row, Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import './ticking.css'
import { type ItemRefusal, itemInWords, words } from './words'

const mostAtOnce = 50

/** Somebody who can be ticked; `notYet` says why he or she cannot. */
export interface Tickable {
  memberId: string
  communityId: string | null
  name: string
  note: string
  notYet?: string
}

interface TickListProps {
  people: Tickable[]
  act: (people: number) => string
  busy: string | false
  onAct: (items: { memberId: string; communityId: string }[]) => unknown
  /** To look at one person instead. */
  onOpen?: (person: Tickable) => void
}

/** A list of people and one act for all who are ticked, fifty at most. */
export function TickList({ people, act, busy, onAct, onOpen }: TickListProps) {
  const [ticked, setTicked] = useState<string[]>([])
  const able = people.filter(({ notYet, communityId }) => !notYet && communityId)
  const chosen = able.filter(({ memberId }) => ticked.includes(memberId))

  const toggle = (memberId: string) => {
    if (ticked.includes(memberId)) return setTicked(ticked.filter(id => id !== memberId))
    if (chosen.length >= mostAtOnce) return say(words.mostAtOnce)
    setTicked([...ticked, memberId])
  }
  const tickAll = () => {
    if (able.length > mostAtOnce) say(words.mostAtOnce)
    setTicked(able.slice(0, mostAtOnce).map(({ memberId }) => memberId))
  }
  const send = async () => {
    if (chosen.length === 0) return say(words.tickFirst)
    await onAct(chosen.map(({ memberId, communityId }) => ({ memberId, communityId: communityId ?? '' })))
    setTicked([])
  }

  return (
    <>
      <Button kind="quiet" onTap={chosen.length > 0 ? () => setTicked([]) : tickAll}>
        {chosen.length > 0 ? words.untickAll : words.tickAll}
      </Button>
      <Rows>
        {people.map(person => (
          <Row
            key={person.memberId}
            title={person.name}
            note={person.notYet ?? person.note}
            mark={markOf(person, ticked)}
            markTone={person.notYet ? 'care' : ticked.includes(person.memberId) ? 'done' : 'plain'}
            onTap={person.notYet ? undefined : () => toggle(person.memberId)}
          />
        ))}
      </Rows>
      {chosen.length > 0 && (
        <View className="ticking-act">
          <Button busy={busy} onTap={send}>
            {act(chosen.length)}
          </Button>
        </View>
      )}
      {chosen.length === 1 && onOpen && (
        <Button
          kind="second"
          onTap={() => chosen[0] && onOpen(chosen[0])}
          label={`${words.open} ${chosen[0]?.name}`}
        >
          {words.open}
        </Button>
      )}
    </>
  )
}

function markOf({ notYet, memberId }: Tickable, ticked: string[]): string {
  if (notYet) return words.noAddress
  return ticked.includes(memberId) ? words.ticked : words.tick
}

type Answered = ItemAnswer<ItemRefusal>

/** Who was left out of an act for several, and why. */
export function LeftOut({ items, people }: { items: Answered[]; people: Map<string, string> }) {
  const refused = items.flatMap(item => (item.ok ? [] : [item]))
  if (refused.length === 0) return null
  return (
    <Card tone="care">
      <Words kind="strong">{words.notDone}</Words>
      {refused.map(item => (
        <Words key={item.memberId}>
          {people.get(item.memberId) ?? ''}：{itemInWords(item)}
        </Words>
      ))}
    </Card>
  )
}
