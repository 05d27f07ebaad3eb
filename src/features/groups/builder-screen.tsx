import { useState } from 'react'
import type { Value } from '../../../types/api'
import type { GroupKind } from '../../../types/groups'
import { useOperation } from '../../cloud/use-operation'
import { Section, Words } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Loaded } from '../door/loaded'
import { type Draft, DraftGroup } from './draft-group'
import { kindInWords, readRefusals, waitingRefusals, words } from './words'

/** The builder (G91): a kind of post, a split by home that one changes by hand, and nothing written before one says so. */
export function BuilderScreen({ communityId }: { communityId: string }) {
  const kinds = useOperation('groups.listKinds', { communityId })
  const [chosen, setChosen] = useState<string | null>(null)

  return (
    <Frame title={words.builderTitle} lead={words.builderLead}>
      <Loaded story={kinds} sentences={readRefusals} rows={3}>
        {({ kinds }) => {
          if (kinds.length === 0) {
            return <Empty art="empty" title={words.nobodyWaits} next={words.nobodyWaitsNext} />
          }
          const kind = kinds.find(one => one.kind === chosen)
          return (
            <>
              <Section title={words.whichKind}>
                <Choices
                  label={words.whichKind}
                  choices={kinds.map(one => ({ key: one.kind, title: kindInWords(one) }))}
                  chosen={chosen}
                  onChoose={setChosen}
                />
              </Section>
              {kind && <Suggestion key={kind.kind} communityId={communityId} kind={kind} />}
            </>
          )
        }}
      </Loaded>
    </Frame>
  )
}

function Suggestion({ communityId, kind }: { communityId: string; kind: GroupKind }) {
  const story = useOperation('groups.suggest', { communityId, kind: kind.kind })
  return (
    <Loaded story={story} sentences={waitingRefusals} rows={3}>
      {(suggested, at) => (
        <Drafts
          key={at}
          communityId={communityId}
          kind={kind}
          suggested={suggested}
          onNext={() => void story.reload()}
        />
      )}
    </Loaded>
  )
}

interface DraftsProps {
  communityId: string
  kind: GroupKind
  suggested: Value<'groups.suggest'>
  onNext: () => void
}

/** The suggestion as somebody changes it; it stays here until a group is made of it. */
function Drafts({ communityId, kind, suggested, onNext }: DraftsProps) {
  const [drafts, setDrafts] = useState<Draft[]>(() => draftsOf(suggested, kind))

  const move = (memberId: string, to: number | null) => {
    const person = drafts.flatMap(({ people }) => people).find(one => one.memberId === memberId)
    if (!person) return
    setDrafts(
      drafts.map(draft => {
        const people = draft.people.filter(one => one.memberId !== memberId)
        return { ...draft, people: draft.number === to ? [...people, person] : people }
      }),
    )
  }
  const settle = (number: number) => {
    const rest = drafts.filter(draft => draft.number !== number)
    setDrafts(rest)
    if (rest.length === 0) onNext()
  }

  if (drafts.length === 0) return <Empty art="done" title={words.allPlaced} next={words.allPlacedNext} />
  return (
    <>
      {suggested.hasMore && <Words>{words.hasMore}</Words>}
      {drafts.map(draft => (
        <DraftGroup
          key={draft.number}
          communityId={communityId}
          kind={kind}
          draft={draft}
          bounds={suggested.bounds}
          others={drafts.filter(({ number }) => number !== draft.number)}
          onName={name =>
            setDrafts(drafts.map(one => (one.number === draft.number ? { ...one, name } : one)))
          }
          onMove={move}
          onCreated={() => settle(draft.number)}
        />
      ))}
      <Words kind="soft">{words.membersNote}</Words>
    </>
  )
}

/** Two groups of one estate are told apart by a number. */
function draftsOf({ groups }: Value<'groups.suggest'>, kind: GroupKind): Draft[] {
  const places = groups.map(({ homes }) => homes[0]?.estateName ?? null)
  return groups.map(({ people }, index) => {
    const place = places[index] ?? null
    const isOnly = places.filter(one => one === place).length === 1
    const turn = places.slice(0, index + 1).filter(one => one === place).length
    const name = words.suggestedName(place, kind)
    return { number: index + 1, name: isOnly ? name : `${name}${turn}`, people }
  })
}
