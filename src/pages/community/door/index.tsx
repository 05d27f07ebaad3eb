import { useRouter } from '@tarojs/taro'
import { DoorScreen } from '../../../features/sites/door-screen'

export default function DoorPage() {
  const { site = '', activity = '' } = useRouter().params
  return <DoorScreen siteId={site} activityId={activity} />
}
