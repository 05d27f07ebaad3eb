import { BindScreen } from '../../features/accounts/bind-screen'
import { goBack } from '../../routes'

export default function BindPage() {
  return <BindScreen onSettled={goBack} />
}
