import { useRouter } from '@tarojs/taro'
import { DoorsScreen } from '../../../features/sites/doors-screen'

export default function DoorsPage() {
  return <DoorsScreen communityId={useRouter().params.community ?? ''} />
}
