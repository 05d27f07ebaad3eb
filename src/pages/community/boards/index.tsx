import { useRouter } from '@tarojs/taro'
import { BoardsScreen } from '../../../features/board/boards-screen'

export default function BoardsPage() {
  const { community } = useRouter().params
  return <BoardsScreen communityId={community ?? ''} />
}
