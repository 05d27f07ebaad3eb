import { MyTrailScreen } from '../../../features/audits/my-trail-screen'

export default function WhoLookedPage() {
  return <MyTrailScreen />
}
