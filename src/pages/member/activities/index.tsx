import { UpcomingScreen } from '../../../features/activities/upcoming-screen'

export default function ActivitiesPage() {
  return <UpcomingScreen />
}
