import type { ThanksView } from '../../../types/thanks'
import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { say } from '../../ui/toast'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { changeRefusals, lettersOf, readRefusals, storyWords, words } from './words'

/** What residents thanked me for, month by month (A73). */
export function MyThanksScreen() {
  const pages = usePages('thanks.mine', {})
  return (
    <Frame title={words.mineTitle} lead={words.mineLead}>
      <Listed
        pages={pages}
        sentences={readRefusals}
        empty={<Empty art="papers" title={words.mineEmpty} next={words.mineEmptyNext} />}
      >
        {items =>
          lettersOf(items).map(({ letter, items }) => (
            <Section key={letter} title={words.letter(letter)}>
              {items.map(thanks => (
                <ThanksCard
                  key={thanks.thanksId}
                  thanks={thanks}
                  onChanged={now => pages.change(({ thanksId }) => thanksId === now.thanksId, now)}
                />
              ))}
            </Section>
          ))
        }
      </Listed>
    </Frame>
  )
}

function ThanksCard({ thanks, onChanged }: { thanks: ThanksView; onChanged: (now: ThanksView) => void }) {
  const setStory = useAction('thanks.setStory')
  const { thanksId, text, signedBy, story, can } = thanks

  const settle = (answer: Awaited<ReturnType<typeof setStory.run>>) => {
    if (!answer?.ok) return
    onChanged(answer.value.item)
    say(answer.value.item.can.takeBack ? words.agreed : words.takenBack)
  }
  return (
    <Card>
      <Words>{text}</Words>
      {signedBy && <Words kind="strong">{words.signedBy(signedBy)}</Words>}
      {storyWords[story] && <Words kind="soft">{storyWords[story]}</Words>}
      {can.agree && <Words kind="soft">{words.offered}</Words>}
      {setStory.refused && (
        <Refused
          answer={setStory.refused}
          sentences={changeRefusals}
          onRetry={async () => settle(await setStory.retry())}
        />
      )}
      {can.agree && (
        <Button
          kind="second"
          busy={setStory.isBusy && words.agreeing}
          onTap={async () => settle(await setStory.run({ thanksId, agrees: true }))}
        >
          {words.agree}
        </Button>
      )}
      {can.takeBack && (
        <Button
          kind="quiet"
          busy={setStory.isBusy && words.takingBack}
          onTap={async () => settle(await setStory.run({ thanksId, agrees: false }))}
        >
          {words.takeBack}
        </Button>
      )}
    </Card>
  )
}
