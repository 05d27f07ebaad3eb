import type { BoardAbsence, MyBoard } from '../../../types/board'
import { remember } from '../../cloud/known'
import { useAction } from '../../cloud/use-action'
import { useOperation } from '../../cloud/use-operation'
import { dayInWords } from '../../contract/calendar'
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

/** How I stand on the board of my estate: agreed to, looked at, put right, taken off in one tap (A66 G76 G181). */
export function MyBoardScreen() {
  const mine = useOperation('board.mine', {})
  useReturn(mine.reload)
  const isShown = mine.known?.value.absence === null
  return (
    <Frame title={words.mineTitle} lead={isShown ? words.mineLead : undefined}>
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
  const { line, estate, absence, consent, fields, photo } = mine
  const isShown = absence === null
  const face = fields.includes('photo') && photo?.state === 'shown' ? (photo.url ?? undefined) : undefined
  return (
    <>
      <Card tone={isShown ? 'done' : 'care'}>
        <Words kind="strong">{headOf(absence)}</Words>
        {absence === 'notAsked' && <Words>{words.asked}</Words>}
        {estate && <Words kind="soft">{words.at(estate.name)}</Words>}
        {line && <PersonRow name={line.name} notes={notesOf(line)} photoUrl={face} />}
        {consent && (
          <Words kind="soft">
            {(consent.way === 'app' ? words.agreedOn : words.agreedOnPaper)(dayInWords(consent.on))}
          </Words>
        )}
        <Shown absence={absence} />
        {isShown && (
          <Button kind="second" onTap={() => goTo(routes.board())}>
            {words.open}
          </Button>
        )}
      </Card>
      {isShown && fields.includes('photo') && <MyPhoto photo={photo} onChanged={keep} />}
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

function headOf(absence: BoardAbsence | null): string {
  if (absence === null) return words.seenAs
  if (absence === 'notAsked') return words.askedTitle
  return absence === 'takenDown' ? words.wouldBeDown : words.wouldBe
}

/** Yes, or no, each in one tap and without a reason; whoever was not asked yet may say both. */
function Shown({ absence }: { absence: BoardAbsence | null }) {
  const setShown = useAction('board.setShown')
  const settle = (answer: Awaited<ReturnType<typeof setShown.run>>) => {
    if (!answer?.ok) return
    keep(answer.value)
    say(answer.value.absence === null ? words.shown : words.hidden)
  }
  const choose = async (isShown: boolean) => settle(await setShown.run({ isShown }))
  const isNew = absence === 'notAsked'
  return (
    <>
      {setShown.refused && (
        <Refused
          answer={setShown.refused}
          sentences={shownRefusals}
          onRetry={async () => settle(await setShown.retry())}
        />
      )}
      {absence !== null && (
        <Button busy={setShown.isBusy && words.showing} onTap={() => choose(true)}>
          {isNew ? words.agree : words.show}
        </Button>
      )}
      {(absence === null || isNew) && (
        <Button kind="quiet" busy={setShown.isBusy && words.hiding} onTap={() => choose(false)}>
          {isNew ? words.rather : words.hide}
        </Button>
      )}
    </>
  )
}
