import { useRouter } from '@tarojs/taro'
import { WaitingScreen } from '../../../features/checkins/waiting-screen'

export default function WaitingPage() {
  return <WaitingScreen communityId={useRouter().params.community ?? ''} />
}
