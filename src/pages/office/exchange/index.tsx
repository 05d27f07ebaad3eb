import { KeysScreen } from '../../../features/exchange/keys-screen'

export default function ExchangePage() {
  return <KeysScreen />
}
