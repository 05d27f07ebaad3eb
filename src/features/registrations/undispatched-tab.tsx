import { useState } from 'react'
import type { OrgBrief } from '../../../types/orgs'
import type { UndispatchedPerson } from '../../../types/registrations'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { Words } from '../../ui/card'
import { Empty } from '../../ui/notice'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { FindPlace } from '../orgs/find-place'
import { itemsOf, LeftOut, type Tickable, TickList } from './ticking'
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
  const [asked, setAsked] = useState<Asked | null>(null)

  const begin = (chosen: Tickable[]) => {
    const without = chosen.filter(({ communityId }) => !communityId)
    if (without.length === 0) return send(itemsOf(chosen))
    setAsked({ chosen, lead: words.whichForSome(without.length), isForAll: false })
  }
  const beginForAll = (chosen: Tickable[]) =>
    setAsked({ chosen, lead: words.whichForAll(chosen.length), isForAll: true })
  const choose = async ({ orgId }: OrgBrief) => {
    const { chosen = [], isForAll = false } = asked ?? {}
    setAsked(null)
    await send(
      chosen.map(({ memberId, communityId }) => ({
        memberId,
        communityId: isForAll ? orgId : (communityId ?? orgId),
      })),
    )
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
            onAct={begin}
            second={{ act: words.dispatchTo, onAct: beginForAll }}
          />
        )}
      </Listed>
      <Words kind="soft">{words.listNote}</Words>
      {asked && (
        <Sheet title={words.whichCommunity} onClose={() => setAsked(null)}>
          <Words>{asked.lead}</Words>
          <FindPlace
            label={words.communityName}
            isWanted={({ kind }) => kind === 'community'}
            onChoose={choose}
          />
        </Sheet>
      )}
    </>
  )
}

/** People who wait for a community to be chosen. */
interface Asked {
  chosen: Tickable[]
  lead: string
  isForAll: boolean
}

function toTick(person: UndispatchedPerson): Tickable {
  const { memberId, name, phoneTail, community, estateName, movedFrom, can } = person
  const address = community ? words.toCommunity(community.name, estateName) : words.noAddressNote
  return {
    memberId,
    communityId: community?.orgId ?? null,
    name: phoneTail ? `${name} ${phoneTail}` : name,
    note: movedFrom ? `${words.movedFrom(movedFrom)}；${address}` : address,
    isOwn: !can.dispatch,
  }
}
