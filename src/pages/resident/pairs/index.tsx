import { MyPairsScreen } from '../../../features/pairs/my-pairs-screen'

export default function MyPairsPage() {
  return <MyPairsScreen />
}
