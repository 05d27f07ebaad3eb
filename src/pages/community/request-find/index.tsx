import { useRouter } from '@tarojs/taro'
import { FindScreen } from '../../../features/requests/find-screen'

export default function RequestFindPage() {
  return <FindScreen communityId={useRouter().params.community ?? ''} />
}
