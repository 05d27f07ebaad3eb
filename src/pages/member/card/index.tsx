import { DoubleCardScreen } from '../../../features/registrations/double-card-screen'

export default function DoubleCardPage() {
  return <DoubleCardScreen />
}
