import { useRouter } from '@tarojs/taro'
import { RemindedScreen } from '../../../features/reminders/reminded-screen'

export default function RemindedPage() {
  const { community } = useRouter().params
  return <RemindedScreen communityId={community ?? ''} />
}
