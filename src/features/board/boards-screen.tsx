import type { OrgBrief } from '../../../types/orgs'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { copyText } from '../../platform/clipboard'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import { useReturn } from '../../ui/use-return'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { words as thanksWords } from '../thanks/words'
import { keepRefusals, sheetRefusals, words } from './words'

/** A community's boards: photos to look at, thanks to read, sheets for the doors (A66 G76). */
export function BoardsScreen({ communityId }: { communityId: string }) {
  const boards = useOperation('board.estates', { communityId })
  useReturn(boards.reload)
  return (
    <Frame title={words.keepTitle} lead={words.keepLead}>
      <Loaded story={boards} sentences={keepRefusals}>
        {({ items, photosWait }) => (
          <>
            <Rows>
              <Row
                icon="picture"
                title={photosWait ? words.photosWait : words.noPhotos}
                note={words.photosWaitNote}
                markTone="care"
                onTap={() => goTo(routes.boardPhotos(communityId))}
              />
              <Row
                icon="heart"
                title={thanksWords.keepRow}
                note={thanksWords.keepNote}
                onTap={() => goTo(routes.thanksToRead(communityId))}
              />
            </Rows>
            {items.length === 0 && <Empty art="empty" title={words.noEstates} next={words.noEstatesNext} />}
            {items.map(estate => (
              <BoardCard key={estate.orgId} communityId={communityId} estate={estate} />
            ))}
          </>
        )}
      </Loaded>
    </Frame>
  )
}

function BoardCard({ communityId, estate }: { communityId: string; estate: OrgBrief }) {
  const estateId = estate.orgId
  return (
    <Card>
      <Words kind="strong">{estate.name}</Words>
      <Button
        kind="second"
        label={`${estate.name} ${words.who}`}
        onTap={() => goTo(routes.boardKept(communityId, estateId))}
      >
        {words.who}
      </Button>
      <PrintBoard communityId={communityId} estate={estate} size="A4" />
      <PrintBoard communityId={communityId} estate={estate} size="A3" />
    </Card>
  )
}

interface PrintBoardProps {
  communityId: string
  estate: OrgBrief
  size: 'A4' | 'A3'
}

function PrintBoard({ communityId, estate, size }: PrintBoardProps) {
  const make = useAction('board.makeSheet')
  const { done, refused } = make
  const print = (cursor: string | null) => make.run({ communityId, estateId: estate.orgId, size, cursor })
  const copy = async (url: string) => say((await copyText(url)) ? words.copied : words.notCopied)
  return (
    <>
      {refused && <Refused answer={refused} sentences={sheetRefusals} onRetry={make.retry} />}
      {done && (
        <>
          <Words kind="strong">{words.printed(done.people)}</Words>
          {done.notAsked > 0 && <Words>{words.notAskedYet(done.notAsked)}</Words>}
          <Words>{words.printedNext}</Words>
          <Button kind="second" onTap={() => copy(done.url)}>
            {words.copy}
          </Button>
        </>
      )}
      {(!done || done.cursor) && (
        <Button
          kind="second"
          icon="print"
          label={`${estate.name} ${words.print(size)}`}
          busy={make.isBusy && words.printing}
          onTap={() => print(done?.cursor ?? null)}
        >
          {done ? words.printNext : words.print(size)}
        </Button>
      )}
    </>
  )
}
