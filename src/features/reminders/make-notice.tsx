import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { Refused } from '../door/refused'
import { MadeFile } from '../papers/made-file'
import { noticeRefusals, words } from './push-words'

/** A131 G53: one A4 for the wall. */
export function MakeNotice({ communityId }: { communityId: string }) {
  const make = useAction('reminders.makeNotice')
  const { done, refused } = make
  return (
    <>
      {refused && <Refused answer={refused} sentences={noticeRefusals} onRetry={make.retry} />}
      {done ? (
        <Card>
          <MadeFile said={words.noticeMade} next={words.printNext} url={done.url} />
        </Card>
      ) : (
        <Button
          kind="second"
          icon="print"
          busy={make.isBusy && words.makingNotice}
          onTap={() => make.run({ communityId })}
        >
          {words.notice}
        </Button>
      )}
    </>
  )
}
