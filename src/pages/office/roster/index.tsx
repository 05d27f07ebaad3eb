import { RosterScreen } from '../../../features/members/roster-screen'

export default function RosterPage() {
  return <RosterScreen />
}
