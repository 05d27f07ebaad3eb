import { AskedScreen } from '../../../features/requests/asked-screen'

export default function AskedPage() {
  return <AskedScreen />
}
