import { TakeWishesScreen } from '../../../features/wishes/take-wishes-screen'

export default function TakeWishesPage() {
  return <TakeWishesScreen />
}
