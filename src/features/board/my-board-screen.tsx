import type { MyBoard } from '../../../types/board'
import { remember } from '../../cloud/known'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { goTo, routes } from '../../routes'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { PersonRow } from '../../ui/person-row'
import { Row, Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import { useReturn } from '../../ui/use-return'
import { Loaded } from '../door/loaded'
import { Refused } from '../door/refused'
import { MyPhoto } from './my-photo'
import { absenceWords, mineRefusals, notesOf, shownRefusals, words } from './words'

const keep = (mine: MyBoard) => remember('board.mine', {}, mine)

/** How I stand on the board of my estate: looked at, put right, taken off in one tap (A66 G76 G181). */
export function MyBoardScreen() {
  const mine = useOperation('board.mine', {})
  useReturn(mine.reload)
  return (
    <Frame title={words.mineTitle} lead={words.mineLead}>
      <Loaded story={mine} sentences={mineRefusals} rows={2}>
        {value =>
          value.absence === 'notAccepted' || value.absence === 'noEstate' ? (
            <Empty art="papers" {...absenceWords[value.absence]} />
          ) : (
            <Mine mine={value} />
          )
        }
      </Loaded>
    </Frame>
  )
}

function Mine({ mine }: { mine: MyBoard }) {
  const { line, estate, absence, fields, photo } = mine
  const isHidden = absence === 'hidden'
  const face = fields.includes('photo') && photo?.state === 'shown' ? (photo.url ?? undefined) : undefined
  return (
    <>
      <Card tone={isHidden ? 'care' : 'done'}>
        <Words kind="strong">{isHidden ? words.wouldBe : words.seenAs}</Words>
        {estate && <Words kind="soft">{words.at(estate.name)}</Words>}
        {line && <PersonRow name={line.name} notes={notesOf(line)} photoUrl={face} />}
        <Shown isHidden={isHidden} />
        {estate && (
          <Button kind="second" onTap={() => goTo(routes.board(estate.orgId))}>
            {words.open}
          </Button>
        )}
      </Card>
      {fields.includes('photo') && <MyPhoto photo={photo} onChanged={keep} />}
      <Section title={words.correct}>
        <Rows>
          <Row title={words.correctPledge} onTap={() => goTo(routes.myPledge())} />
          <Row title={words.correctPosts} onTap={() => goTo(routes.posts())} />
          <Row title={words.correctUnit} note={words.correctUnitNote} />
        </Rows>
      </Section>
    </>
  )
}

function Shown({ isHidden }: { isHidden: boolean }) {
  const setShown = useAction('board.setShown')
  const settle = (answer: Awaited<ReturnType<typeof setShown.run>>) => {
    if (!answer?.ok) return
    keep(answer.value)
    say(isHidden ? words.shown : words.hidden)
  }
  return (
    <>
      {setShown.refused && (
        <Refused
          answer={setShown.refused}
          sentences={shownRefusals}
          onRetry={async () => settle(await setShown.retry())}
        />
      )}
      <Button
        kind={isHidden ? 'main' : 'quiet'}
        busy={setShown.isBusy && (isHidden ? words.showing : words.hiding)}
        onTap={async () => settle(await setShown.run({ isShown: isHidden }))}
      >
        {isHidden ? words.show : words.hide}
      </Button>
    </>
  )
}
