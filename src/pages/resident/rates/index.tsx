import { RatesScreen } from '../../../features/ratings/rates-screen'

export default function RatesPage() {
  return <RatesScreen />
}
