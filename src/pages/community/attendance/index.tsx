import { useRouter } from '@tarojs/taro'
import { PeopleScreen } from '../../../features/activities/people-screen'

export default function AttendancePage() {
  const { org = '', id = '' } = useRouter().params
  return <PeopleScreen orgId={org} activityId={id} />
}
