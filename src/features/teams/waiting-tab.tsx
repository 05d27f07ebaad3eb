import { useState } from 'react'
import type { WaitingView } from '../../../types/teams'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { CheckRow, SelectBar } from '../../ui/check-row'
import { Empty } from '../../ui/notice'
import { Rows } from '../../ui/row'
import { tickAll } from '../../ui/tick-all'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { ownActItem } from '../door/words'
import { NotPlaced, VolunteerSheet } from './volunteer-sheet'
import { readRefusals, suggestionInWords, words } from './words'

const mostAtOnce = 20

/** Who waits for a team, longest first: the suggestion with its reason, for one or for several at once (A52). */
export function WaitingTab({ orgId, isTown }: { orgId: string; isTown: boolean }) {
  const pages = usePages('teams.listWaiting', { orgId })
  const place = useAction('teams.place')
  const [ticked, setTicked] = useState<string[]>([])
  const [open, setOpen] = useState<WaitingView | null>(null)

  const items = pages.items ?? []
  const names = new Map(items.map(({ volunteerId, name }) => [volunteerId, name]))
  const chosen = items.filter(({ volunteerId }) => ticked.includes(volunteerId))
  const able = items.filter(({ suggestion, can }) => suggestion && can.place)

  const tick = (volunteerId: string, isTicked: boolean) => {
    if (!isTicked) return setTicked(ticked.filter(id => id !== volunteerId))
    if (chosen.length >= mostAtOnce) return say(words.mostAtOnce)
    setTicked([...ticked, volunteerId])
  }
  const settle = (answer: Awaited<ReturnType<typeof place.run>>) => {
    if (!answer?.ok) return
    say(words.placed(answer.value.items.filter(({ ok }) => ok).length))
    setTicked([])
    void pages.reload()
  }
  const placeSuggested = async () =>
    settle(
      await place.run({
        items: chosen.flatMap(({ volunteerId, suggestion }) =>
          suggestion ? [{ volunteerId, fromTeamId: null, teamId: suggestion.team.orgId }] : [],
        ),
      }),
    )
  const [only, ...others] = chosen
  return (
    <>
      {place.done && <NotPlaced items={place.done.items} names={names} />}
      {place.refused && (
        <Refused
          answer={place.refused}
          sentences={readRefusals}
          onRetry={async () => settle(await place.retry())}
        />
      )}
      <Listed
        pages={pages}
        sentences={readRefusals}
        empty={
          <Empty
            art="empty"
            title={words.waitingEmpty}
            next={isTown ? words.townWaitingEmptyNext : words.waitingEmptyNext}
          />
        }
      >
        {list => (
          <>
            <SelectBar
              chosen={chosen.length}
              total={Math.min(able.length, mostAtOnce)}
              onAll={isAll => setTicked(isAll ? tickAll(chosen.map(idOf), able.map(idOf), mostAtOnce) : [])}
            />
            <Rows>
              {list.map(({ volunteerId, name, suggestion, can }) => (
                <CheckRow
                  key={volunteerId}
                  title={name || words.nameless}
                  note={suggestionInWords(suggestion)}
                  isChecked={ticked.includes(volunteerId)}
                  mark={can.place ? undefined : ownActItem}
                  onCheck={can.place ? isTicked => tick(volunteerId, isTicked) : undefined}
                />
              ))}
            </Rows>
            {chosen.some(({ suggestion }) => suggestion) && (
              <Button busy={place.isBusy && words.placing} onTap={placeSuggested}>
                {words.placeSuggested(chosen.length)}
              </Button>
            )}
            {only && others.length === 0 && (
              <Button kind="second" onTap={() => setOpen(only)} label={`${words.look} ${only.name}`}>
                {words.look}
              </Button>
            )}
          </>
        )}
      </Listed>
      <Words kind="soft">{words.listNote}</Words>
      {open && (
        <VolunteerSheet
          volunteer={open}
          placesIn={orgId}
          onClose={() => setOpen(null)}
          onChanged={() => {
            setOpen(null)
            setTicked([])
            void pages.reload()
          }}
        />
      )}
    </>
  )
}

const idOf = ({ volunteerId }: { volunteerId: string }): string => volunteerId
