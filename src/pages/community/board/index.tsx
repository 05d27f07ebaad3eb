import { useRouter } from '@tarojs/taro'
import { BoardKeptScreen } from '../../../features/board/board-kept-screen'

export default function BoardKeptPage() {
  const { community, estate } = useRouter().params
  return <BoardKeptScreen communityId={community ?? ''} estateId={estate ?? ''} />
}
