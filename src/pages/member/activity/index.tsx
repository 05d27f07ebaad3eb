import { useRouter } from '@tarojs/taro'
import { ActivityScreen } from '../../../features/activities/activity-screen'

export default function ActivityPage() {
  return <ActivityScreen activityId={useRouter().params.id ?? ''} />
}
