import { goBack } from '../../routes'
import { Button } from '../../ui/button'
import { Frame } from '../../ui/frame'
import { Loaded } from '../door/loaded'
import { ConsentParts, ConsentScreen } from './consent-screen'
import { useMe } from './use-me'
import { meRefusals, consentWords as words } from './words'

/** The consent on a page of its own: to give it and go back, or to read it again. */
export function ConsentPageScreen() {
  const me = useMe()
  const consent = me.known?.value.consent

  if (consent && !consent.isCurrent) {
    const { version, given } = consent
    return <ConsentScreen version={version} isAgain={given} onGiven={goBack} onOutdated={me.reload} />
  }
  return (
    <Frame title={words.title} foot={<Button onTap={goBack}>{words.goBack}</Button>}>
      <Loaded story={me} sentences={meRefusals}>
        {() => <ConsentParts />}
      </Loaded>
    </Frame>
  )
}
