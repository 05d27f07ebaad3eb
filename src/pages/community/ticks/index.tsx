import { useRouter } from '@tarojs/taro'
import { SheetScreen } from '../../../features/checkins/sheet-screen'

export default function TicksPage() {
  return <SheetScreen communityId={useRouter().params.community ?? ''} />
}
