import { useRouter } from '@tarojs/taro'
import { DoorScreen } from '../../../features/sites/door-screen'

export default function DoorPage() {
  return <DoorScreen siteId={useRouter().params.site ?? ''} />
}
