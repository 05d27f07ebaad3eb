import { useRouter } from '@tarojs/taro'
import { PairingScreen } from '../../../features/pairs/pairing-screen'

export default function PairingPage() {
  const { community = '', request = null } = useRouter().params
  return <PairingScreen communityId={community} requestId={request} />
}
