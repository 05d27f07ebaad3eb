import { useRouter } from '@tarojs/taro'
import { StoriesScreen } from '../../../features/thanks/stories-screen'

export default function StoriesPage() {
  const { community } = useRouter().params
  return <StoriesScreen communityId={community ?? ''} />
}
