import { HomeScreen } from '../../features/accounts/home-screen'

export default function HomePage() {
  return <HomeScreen />
}
