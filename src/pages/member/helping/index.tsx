import { HelpingScreen } from '../../../features/requests/helping-screen'

export default function HelpingPage() {
  return <HelpingScreen />
}
