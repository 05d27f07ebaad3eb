import { MyBoardScreen } from '../../../features/board/my-board-screen'

export default function BoardPage() {
  return <MyBoardScreen />
}
