import type { RequestView } from '../../../types/requests'
import { Card, Words } from '../../ui/card'
import { PlainAct } from './acts'
import { agreeRefusals, turnDownRefusals, words } from './choosing-words'

interface ChosenActsProps {
  request: RequestView
  onAgreed: (request: RequestView) => unknown
  /** It is nothing of theirs any more. */
  onLeft: () => unknown
}

/** 点单: a resident chose this volunteer or the team; yes or no in one tap each (G28 X17). */
export function ChosenActs({ request, onAgreed, onLeft }: ChosenActsProps) {
  const { chosen, can } = request
  return (
    <>
      <Card>
        <Words kind="strong">
          {chosen?.kind === 'team' ? words.chosenTeam(chosen.name) : words.chosenYou}
        </Words>
        <Words>{words.free}</Words>
      </Card>
      <PlainAct
        op="requests.agree"
        request={request}
        // Whoever came too late is told so, and the page stays as it was.
        onChanged={agreed => agreed && onAgreed(agreed)}
        sentences={agreeRefusals}
        said={words.agree}
        icon="hand"
      />
      {can.turnDown && (
        <PlainAct
          op="requests.turnDown"
          request={request}
          onChanged={left => left && onLeft()}
          sentences={turnDownRefusals}
          said={words.turnDown}
          kind="second"
        />
      )}
    </>
  )
}
