import { useRouter } from '@tarojs/taro'
import { CommunityOpinionsScreen } from '../../../features/opinions/community-screen'

export default function CommunityOpinionsPage() {
  const { community } = useRouter().params
  return <CommunityOpinionsScreen communityId={community ?? ''} />
}
