import { useRouter } from '@tarojs/taro'
import { PairScreen } from '../../../features/pairs/pair-screen'

export default function PairPage() {
  return <PairScreen pairId={useRouter().params.id ?? ''} />
}
