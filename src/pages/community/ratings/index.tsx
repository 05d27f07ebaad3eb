import { useRouter } from '@tarojs/taro'
import { RatingsScreen } from '../../../features/ratings/ratings-screen'

export default function CommunityRatingsPage() {
  return <RatingsScreen communityId={useRouter().params.community ?? ''} />
}
