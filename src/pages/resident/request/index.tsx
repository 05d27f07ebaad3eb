import { useRouter } from '@tarojs/taro'
import { RequestScreen } from '../../../features/requests/request-screen'

export default function RequestPage() {
  return <RequestScreen requestId={useRouter().params.id ?? ''} />
}
