import { MyPledgeScreen } from '../../../features/pledges/my-pledge-screen'

export default function MyPledgePage() {
  return <MyPledgeScreen />
}
