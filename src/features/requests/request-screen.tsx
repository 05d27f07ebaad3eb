import type { RequestView } from '../../../types/requests'
import { remember } from '../../cloud/known'
import { useOperation } from '../../cloud/use-operation'
import { Frame } from '../../ui/frame'
import { useReturn } from '../../ui/use-return'
import { Loaded } from '../door/loaded'
import { RateRequest } from '../ratings/rate-request'
import { AskerActs, JoinAct } from './asker-acts'
import { standingInWords, titleOf } from './card-words'
import { DoorWords } from './door-words-card'
import { HostActs } from './host-acts'
import { HostCare } from './host-care'
import { RequestSaid } from './request-said'
import { RequestStory } from './story'
import { VolunteerActs } from './volunteer-acts'
import { showRefusals, words } from './words'

/** One request for everybody concerned: what was said, what is to do from each side, how it went (G30 G38). */
export function RequestScreen({ requestId }: { requestId: string }) {
  const story = useOperation('requests.show', { requestId })
  useReturn(story.reload)
  const shown = story.known?.value.request
  const onChanged = (request?: RequestView) =>
    request ? remember('requests.show', { requestId }, { request }) : story.reload()

  return (
    <Frame title={shown ? titleOf(shown) : words.title} lead={shown && standingInWords(shown)}>
      <Loaded story={story} sentences={showRefusals} rows={3}>
        {({ request }) => {
          const stands = (...those: RequestView['sides']) => those.some(side => request.sides.includes(side))
          const part = { request, onChanged }
          return (
            <>
              <RequestSaid request={request} />
              {request.doorWords && !stands('volunteer') && (
                <DoorWords isAtHome={stands('asker')}>{request.doorWords}</DoorWords>
              )}
              {stands('asker') && <AskerActs {...part} />}
              {stands('host') && <HostActs {...part} />}
              {stands('host') && <HostCare {...part} />}
              {stands('volunteer', 'chosen', 'chosenMate', 'anyVolunteer') && <VolunteerActs {...part} />}
              {stands('another') && <JoinAct {...part} />}
              <RequestStory request={request} />
              <RateRequest {...part} />
            </>
          )
        }}
      </Loaded>
    </Frame>
  )
}
