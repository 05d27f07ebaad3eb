import { RebindingsScreen } from '../../../features/accounts/rebindings-screen'

export default function RebindingsPage() {
  return <RebindingsScreen />
}
