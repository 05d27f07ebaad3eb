import { useRouter } from '@tarojs/taro'
import { CommunityPostsScreen } from '../../../features/posts/community-posts-screen'

export default function CommunityPostsPage() {
  return <CommunityPostsScreen communityId={useRouter().params.community ?? ''} />
}
