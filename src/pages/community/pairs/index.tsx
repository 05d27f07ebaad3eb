import { useRouter } from '@tarojs/taro'
import { CommunityPairsScreen } from '../../../features/pairs/community-pairs-screen'

export default function CommunityPairsPage() {
  return <CommunityPairsScreen communityId={useRouter().params.community ?? ''} />
}
