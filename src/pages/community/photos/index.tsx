import { useRouter } from '@tarojs/taro'
import { PhotosScreen } from '../../../features/board/photos-screen'

export default function PhotosPage() {
  const { community } = useRouter().params
  return <PhotosScreen communityId={community ?? ''} />
}
