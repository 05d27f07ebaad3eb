import { useState } from 'react'
import type { BoardCounts, RequestsShown, RequestView } from '../../../types/requests'
import { useOperation } from '../../cloud/use-operation'
import { usePages } from '../../cloud/use-pages'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Rows } from '../../ui/row'
import { Tabs } from '../../ui/tabs'
import { useReturn } from '../../ui/use-return'
import { useMe } from '../accounts/use-me'
import { Listed } from '../door/listed'
import { Loaded } from '../door/loaded'
import { AcceptMany } from './accept-many'
import { boardRefusals, emptyWords, showWords, boardWords as words } from './board-words'
import { DispatchSheet } from './dispatch-sheet'
import { LettingGo } from './letting-go'
import { RequestCard } from './request-card'

const shows: RequestsShown[] = ['new', 'open', 'underWay', 'ended']

/** A community's requests by state, what is late first; from here somebody is sent in three taps (G26 G27 G31). */
export function BoardScreen({ communityId }: { communityId: string }) {
  const [show, setShow] = useState<RequestsShown>('new')
  const [turn, setTurn] = useState(0)
  const [isMany, setIsMany] = useState(false)
  const heads = useOperation('requests.board', { communityId })
  const community = useMe().known?.value.can.hostRequests.find(({ orgId }) => orgId === communityId)
  const counts = heads.known?.value
  const changed = () => {
    setIsMany(false)
    setTurn(turn + 1)
    void heads.reload()
  }
  useReturn(heads.reload)

  return (
    <Frame
      title={words.title}
      lead={community?.name}
      foot={
        !isMany && (
          <Button icon="phone" onTap={() => goTo(routes.requestByPhone(communityId))}>
            {words.byPhone}
          </Button>
        )
      }
    >
      <Tabs
        tabs={shows.map(key => ({ key, title: showWords[key], ...countOf(counts, key) }))}
        chosen={show}
        label={words.title}
        onChoose={key => {
          setIsMany(false)
          setShow(key)
        }}
      />
      <Loaded story={heads} sentences={boardRefusals} rows={1}>
        {counts => (
          <>
            {show !== 'ended' && <Words kind="soft">{lateInWords(counts.shown[show].late)}</Words>}
            {counts.isMore && <Words kind="soft">{words.isMore}</Words>}
          </>
        )}
      </Loaded>
      {show === 'new' && !isMany && <LettingGo communityId={communityId} />}
      <BoardList
        key={`${show} ${turn}`}
        communityId={communityId}
        show={show}
        isMany={isMany}
        onMany={setIsMany}
        onChanged={changed}
      />
      {!isMany && (
        <>
          <Button kind="second" icon="search" onTap={() => goTo(routes.findRequest(communityId))}>
            {words.find}
          </Button>
          <Button kind="quiet" onTap={() => goTo(routes.needs(communityId))}>
            {words.needs}
          </Button>
        </>
      )}
      <Words kind="soft">{words.listNote}</Words>
    </Frame>
  )
}

/** Ended ones are not counted: they only become more. */
function countOf(counts: BoardCounts | undefined, show: RequestsShown): { count?: number } {
  return counts && show !== 'ended' ? { count: counts.shown[show].count } : {}
}

const lateInWords = (late: number): string => (late > 0 ? words.late(late) : words.noneLate)

interface BoardListProps {
  communityId: string
  show: RequestsShown
  /** Several are ticked to be accepted together. */
  isMany: boolean
  onMany: (isMany: boolean) => void
  onChanged: () => void
}

function BoardList({ communityId, show, isMany, onMany, onChanged }: BoardListProps) {
  const pages = usePages('requests.list', { communityId, show })
  // In place: a sheet stays open while its secretary takes a telephone call.
  useReturn(pages.reload)
  const [open, setOpen] = useState<RequestView | null>(null)
  const empty = emptyWords[show]

  return (
    <>
      <Listed
        pages={pages}
        sentences={boardRefusals}
        empty={<Empty art="empty" title={empty.title} next={empty.next} />}
      >
        {items =>
          isMany ? (
            <AcceptMany
              communityId={communityId}
              items={items}
              onDone={onChanged}
              onClose={() => onMany(false)}
            />
          ) : (
            <Rows>
              {items.map(request => (
                <RequestCard
                  key={request.requestId}
                  request={request}
                  isStateTold={show !== 'ended'}
                  {...(request.can.assign && { onTap: () => setOpen(request) })}
                />
              ))}
            </Rows>
          )
        }
      </Listed>
      {show === 'new' && !isMany && (pages.items?.length ?? 0) > 1 && (
        <Button kind="second" onTap={() => onMany(true)}>
          {words.many}
        </Button>
      )}
      {open && (
        <DispatchSheet
          request={open}
          leadsOn
          onClose={() => setOpen(null)}
          onSent={() => {
            setOpen(null)
            onChanged()
          }}
        />
      )}
    </>
  )
}
