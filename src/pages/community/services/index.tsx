import { useRouter } from '@tarojs/taro'
import { ServicesScreen } from '../../../features/activities/services-screen'

export default function ServicesPage() {
  return <ServicesScreen communityId={useRouter().params.community ?? ''} />
}
