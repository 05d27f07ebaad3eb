import { PlacesScreen } from '../../../features/orgs/places-screen'

export default function PlacesPage() {
  return <PlacesScreen />
}
