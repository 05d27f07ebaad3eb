import { useRouter } from '@tarojs/taro'
import { QuarterScreen } from '../../../features/checkins/quarter-screen'

export default function QuarterPage() {
  return <QuarterScreen communityId={useRouter().params.community ?? ''} />
}
