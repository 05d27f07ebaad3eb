import { VerifyScreen } from '../../../features/papers/verify-screen'

export default function VerifyPage() {
  return <VerifyScreen />
}
