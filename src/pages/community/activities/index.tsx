import { useRouter } from '@tarojs/taro'
import { CalendarScreen } from '../../../features/activities/calendar-screen'

export default function CommunityActivitiesPage() {
  return <CalendarScreen orgId={useRouter().params.org ?? ''} />
}
