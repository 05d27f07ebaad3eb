import { MyBasicsScreen } from '../../../features/basics/my-basics-screen'

export default function MyBasicsPage() {
  return <MyBasicsScreen />
}
