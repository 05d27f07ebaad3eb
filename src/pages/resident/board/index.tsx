import { useRouter } from '@tarojs/taro'
import { BoardScreen } from '../../../features/board/board-screen'

export default function BoardPage() {
  const { scene } = useRouter().params
  return <BoardScreen code={scene ? decodeURIComponent(scene) : ''} />
}
