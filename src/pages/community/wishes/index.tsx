import { useRouter } from '@tarojs/taro'
import { CommunityWishesScreen } from '../../../features/wishes/community-wishes-screen'

export default function CommunityWishesPage() {
  return <CommunityWishesScreen communityId={useRouter().params.community ?? ''} />
}
