import { useRouter } from '@tarojs/taro'
import { TendingScreen } from '../../../features/deeds/tending-screen'

export default function CommunityPledgesPage() {
  return <TendingScreen communityId={useRouter().params.community ?? ''} />
}
