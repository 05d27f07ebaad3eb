import { VolunteerScreen } from '../../../features/teams/volunteer-screen'

export default function VolunteerPage() {
  return <VolunteerScreen />
}
