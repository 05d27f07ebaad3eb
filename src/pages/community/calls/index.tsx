import { useRouter } from '@tarojs/taro'
import { CallsScreen } from '../../../features/reminders/calls-screen'

export default function CallsPage() {
  const { community } = useRouter().params
  return <CallsScreen communityId={community ?? ''} />
}
