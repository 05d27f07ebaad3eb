import { MyWishesScreen } from '../../../features/wishes/my-wishes-screen'

export default function MyWishesPage() {
  return <MyWishesScreen />
}
