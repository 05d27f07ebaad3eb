import { ConsentPageScreen } from '../../features/accounts/consent-page-screen'

export default function ConsentPage() {
  return <ConsentPageScreen />
}
