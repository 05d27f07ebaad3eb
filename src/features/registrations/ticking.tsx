import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ItemAnswer } from '../../../types/registrations'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { CheckRow, SelectBar } from '../../ui/check-row'
import { Rows } from '../../ui/row'
import { tickAll } from '../../ui/tick-all'
import { say } from '../../ui/toast'
import './ticking.css'
import { ownActItem } from '../door/words'
import { type ItemRefusal, itemInWords, words } from './words'

const mostAtOnce = 50

/** Somebody who can be ticked; without a community, one is chosen by hand. */
export interface Tickable {
  memberId: string
  communityId: string | null
  name: string
  note: string
  /** Somebody else acts on it. */
  isOwn?: boolean
}

interface TickListProps {
  people: Tickable[]
  act: (people: number) => string
  busy: string | false
  onAct: (chosen: Tickable[]) => unknown
  /** Another act for the same people. */
  second?: { act: string; onAct: (chosen: Tickable[]) => unknown }
  /** To look at one person instead. */
  onOpen?: (person: Tickable) => void
}

/** A list of people and one act for all who are ticked, fifty at most. */
export function TickList({ people, act, busy, onAct, second, onOpen }: TickListProps) {
  const [ticked, setTicked] = useState<string[]>([])
  const toTick = people.filter(({ isOwn }) => !isOwn)
  const chosen = people.filter(({ memberId }) => ticked.includes(memberId))

  const toggle = (memberId: string) => {
    if (ticked.includes(memberId)) return setTicked(ticked.filter(id => id !== memberId))
    if (chosen.length >= mostAtOnce) return say(words.mostAtOnce)
    setTicked([...ticked, memberId])
  }
  const tickThem = () => {
    if (toTick.length > mostAtOnce) say(words.mostAtOnce)
    setTicked(tickAll(chosen.map(idOf), toTick.map(idOf), mostAtOnce))
  }
  const send = async (doing: TickListProps['onAct']) => {
    if (chosen.length === 0) return say(words.tickFirst)
    await doing(chosen)
    setTicked([])
  }

  return (
    <>
      <SelectBar
        chosen={chosen.length}
        total={Math.min(toTick.length, mostAtOnce)}
        onAll={isAll => (isAll ? tickThem() : setTicked([]))}
      />
      <Rows>
        {people.map(person => (
          <CheckRow
            key={person.memberId}
            title={person.name}
            note={person.note}
            isChecked={ticked.includes(person.memberId)}
            mark={person.isOwn ? ownActItem : undefined}
            onCheck={person.isOwn ? undefined : () => toggle(person.memberId)}
          />
        ))}
      </Rows>
      {chosen.length > 0 && (
        <View className="ticking-act">
          <Button busy={busy} onTap={() => send(onAct)}>
            {act(chosen.length)}
          </Button>
          {second && (
            <Button kind="second" onTap={() => send(second.onAct)}>
              {second.act}
            </Button>
          )}
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

/** As an act for several asks for them. */
export const itemsOf = (chosen: Tickable[]): { memberId: string; communityId: string }[] =>
  chosen.map(({ memberId, communityId }) => ({ memberId, communityId: communityId ?? '' }))

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

const idOf = ({ memberId }: { memberId: string }): string => memberId
