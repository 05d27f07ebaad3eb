import { MyPairsScreen } from '../../../features/pairs/my-pairs'

export default function MyPairsPage() {
  return <MyPairsScreen />
}
