import { useRouter } from '@tarojs/taro'
import { BoardScreen } from '../../../features/requests/board-screen'

export default function RequestsPage() {
  return <BoardScreen communityId={useRouter().params.community ?? ''} />
}
