import { type ReactNode, useState } from 'react'
import { useOperation } from '../../cloud/use-operation'
import { usePages } from '../../cloud/use-pages'
import { firstDayOfQuarter, quarterOf } from '../../contract/calendar'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { SearchBar } from '../../ui/search-bar'
import { say } from '../../ui/toast'
import { useSettled } from '../accounts/unit-field'
import { Listed } from '../door/listed'
import { DeskList, useTicked } from './desk-list'
import { listGroupRefusals, deskWords as words } from './desk-words'
import { EntrySheet } from './entry-sheet'
import { listRefusals } from './list-words'

/** A community's desk (G07): find, tick, say why. */
export function DeskScreen({ communityId }: { communityId: string }) {
  const overview = useOperation('checkins.overview', { communityId, quarter: null })
  const [text, setText] = useState('')
  const namePrefix = useSettled(text.trim())
  const people = usePages('checkins.list', { communityId, quarter: null, show: 'all', namePrefix })
  const desk = useTicked()

  return (
    <Desk
      communityId={communityId}
      earliest={overview.known?.value.enterFrom ?? thisQuarter()}
      desk={desk}
      onEntered={people.reload}
    >
      <SearchBar
        label={words.search}
        placeholder={words.searchHint}
        value={text}
        onType={setText}
        maxLength={20}
      />
      <Button kind="quiet" onTap={() => goTo(routes.checkinSheet(communityId))}>
        {words.sheetRow}
      </Button>
      <Listed
        pages={people}
        sentences={listRefusals}
        empty={<Empty art="empty" title={words.nobody} next={words.nobodyNext} />}
      >
        {items => <DeskList people={items} ticked={desk.ticked} onTick={desk.tick} />}
      </Listed>
    </Desk>
  )
}

/** The same for a group's leader: the group's own people, on one page. */
export function GroupDeskScreen({ groupId, communityId }: { groupId: string; communityId: string }) {
  const people = usePages('checkins.listGroup', { groupId })
  const desk = useTicked()

  return (
    <Desk communityId={communityId} earliest={thisQuarter()} desk={desk} onEntered={people.reload}>
      <Listed
        pages={people}
        sentences={listGroupRefusals}
        empty={<Empty art="empty" title={words.emptyGroup} next={words.emptyGroupNext} />}
      >
        {items => <DeskList people={items} ticked={desk.ticked} onTick={desk.tick} />}
      </Listed>
    </Desk>
  )
}

const thisQuarter = () => firstDayOfQuarter(quarterOf(Date.now()))

interface DeskProps {
  communityId: string
  earliest: string
  desk: ReturnType<typeof useTicked>
  onEntered: () => unknown
  children: ReactNode
}

function Desk({ communityId, earliest, desk, onEntered, children }: DeskProps) {
  const [isEntering, setIsEntering] = useState(false)
  const { ticked, untickAll } = desk
  const entered = async () => {
    setIsEntering(false)
    untickAll()
    await onEntered()
  }

  return (
    <Frame
      title={words.title}
      lead={words.lead}
      foot={
        <Button onTap={() => (ticked.size > 0 ? setIsEntering(true) : say(words.choose))}>
          {words.enter(ticked.size)}
        </Button>
      }
    >
      {children}
      <Words kind="soft">{words.listNote}</Words>
      {isEntering && (
        <EntrySheet
          communityId={communityId}
          people={ticked}
          earliest={earliest}
          onEntered={entered}
          onClose={() => setIsEntering(false)}
        />
      )}
    </Frame>
  )
}
