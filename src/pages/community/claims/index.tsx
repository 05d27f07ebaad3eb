import { ClaimsScreen } from '../../../features/accounts/claims-screen'

export default function ClaimsPage() {
  return <ClaimsScreen />
}
