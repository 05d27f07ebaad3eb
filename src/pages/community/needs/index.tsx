import { useRouter } from '@tarojs/taro'
import { NeedScreen } from '../../../features/requests/need-screen'

export default function NeedsPage() {
  return <NeedScreen orgId={useRouter().params.org ?? ''} />
}
