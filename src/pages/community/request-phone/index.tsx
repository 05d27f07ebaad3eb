import { useRouter } from '@tarojs/taro'
import { PhoneScreen } from '../../../features/requests/phone-screen'

export default function RequestPhonePage() {
  return <PhoneScreen communityId={useRouter().params.community ?? ''} />
}
