import type { PushCounts, PushView } from '../../../types/reminders'
import { usePages } from '../../cloud/use-pages'
import { momentInWords } from '../../contract/calendar'
import { readySentences } from '../../contract/ready-sentences'
import { goTo, routes } from '../../routes'
import { Bullets } from '../../ui/bullets'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { useReturn } from '../../ui/use-return'
import { Listed } from '../door/listed'
import { chosenWords, countWords, matterTitles, watchRefusals, words } from './push-words'

/** How each push went, in numbers (G55 G56 G58), with what can be done about the rest. */
export function RemindedScreen({ communityId }: { communityId: string }) {
  const pushes = usePages('reminders.listPushes', { communityId })
  useReturn(pushes.reload)
  return (
    <Frame title={words.watchTitle} lead={words.watchLead}>
      <Listed
        pages={pushes}
        sentences={watchRefusals}
        empty={<Empty art="empty" title={words.watchEmpty} next={words.watchEmptyNext} />}
      >
        {items => (
          <>
            {items.map(push => (
              <PushCard key={push.pushId} push={push} />
            ))}
            <Button kind="second" onTap={pushes.reload}>
              {words.again}
            </Button>
            <Button kind="second" icon="phone" onTap={() => goTo(routes.calls(communityId))}>
              {words.callsRow}
            </Button>
          </>
        )}
      </Listed>
    </Frame>
  )
}

function PushCard({ push }: { push: PushView }) {
  const { matter, chosen, at, told, state, sentence, counts, by } = push
  const kinds = Object.entries(counts) as [keyof PushCounts, number][]
  return (
    <Card>
      <Words kind="strong">{`${matterTitles[matter].title} · ${words.told(told)}`}</Words>
      <Words kind="soft">
        {[momentInWords(at), by?.place, chosenWords[chosen], state === 'running' && words.running]
          .filter(Boolean)
          .join(' · ')}
      </Words>
      <Words>{`“${readySentences[sentence]}”`}</Words>
      <Bullets sentences={kinds.flatMap(([kind, count]) => (count > 0 ? [countWords[kind](count)] : []))} />
    </Card>
  )
}
