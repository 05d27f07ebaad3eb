import { MyGroupScreen } from '../../../features/groups/my-group-screen'

export default function MyGroupPage() {
  return <MyGroupScreen />
}
