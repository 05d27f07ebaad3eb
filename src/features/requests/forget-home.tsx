import { placeOf, recall, remember } from '../../cloud/known'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { words } from './ask-words'
import { readRefusals } from './words'

/** My home, with everything kept with it, is forgotten in one tap (G188). */
export function ForgetHome({ onForgotten }: { onForgotten: () => void }) {
  const act = useAction('requests.forgetHome')
  const forget = async () => {
    const answer = await act.run({})
    if (!answer?.ok) return
    say(words.homeForgotten)
    onForgotten()
    const known = recall<'requests.categories'>(placeOf('requests.categories', {}))
    if (known) remember('requests.categories', {}, { ...known.value, home: null })
  }
  return (
    <>
      {act.refused && <Refused answer={act.refused} sentences={readRefusals} onRetry={forget} />}
      <Button kind="quiet" busy={act.isBusy && words.homeForgetting} onTap={forget}>
        {words.forgetHome}
      </Button>
    </>
  )
}
