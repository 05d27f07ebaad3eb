import { useState } from 'react'
import type { UndispatchedPerson } from '../../../types/registrations'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { Words } from '../../ui/card'
import { Empty } from '../../ui/notice'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { LeftOut, type Tickable, TickList } from './ticking'
import { readRefusals, words } from './words'

/** Whom the unit has still to dispatch: the community is the one of the roster's address (A27, A28). */
export function UndispatchedTab({ unitId, onChanged }: { unitId: string; onChanged: () => void }) {
  const pages = usePages('registrations.listUndispatched', { orgId: unitId })
  const dispatch = useAction('registrations.dispatch')
  const [names, setNames] = useState(new Map<string, string>())

  const settle = (answer: Awaited<ReturnType<typeof dispatch.run>>) => {
    if (!answer?.ok) return
    say(words.done(answer.value.items.filter(({ ok }) => ok).length))
    void pages.reload()
    onChanged()
  }
  const send = async (items: { memberId: string; communityId: string }[]) => {
    setNames(new Map((pages.items ?? []).map(({ memberId, name }) => [memberId, name])))
    settle(await dispatch.run({ items }))
  }

  return (
    <>
      {dispatch.refused && (
        <Refused
          answer={dispatch.refused}
          sentences={readRefusals}
          onRetry={async () => settle(await dispatch.retry())}
        />
      )}
      {dispatch.done && <LeftOut items={dispatch.done.items} people={names} />}
      <Listed
        pages={pages}
        sentences={readRefusals}
        empty={<Empty art="done" {...words.empty.undispatched} />}
      >
        {people => (
          <TickList
            people={people.map(toTick)}
            act={words.dispatch}
            busy={dispatch.isBusy && words.dispatching}
            onAct={send}
          />
        )}
      </Listed>
      <Words kind="soft">{words.listNote}</Words>
    </>
  )
}

function toTick({ memberId, name, phoneTail, community, estateName }: UndispatchedPerson): Tickable {
  return {
    memberId,
    communityId: community?.orgId ?? null,
    name: phoneTail ? `${name} ${phoneTail}` : name,
    note: community ? words.toCommunity(community.name, estateName) : '',
    ...(!community && { notYet: words.noAddressNote }),
  }
}
