import { useRouter } from '@tarojs/taro'
import { RemindScreen } from '../../../features/reminders/remind-screen'

export default function RemindPage() {
  const { community } = useRouter().params
  return <RemindScreen communityId={community ?? ''} />
}
