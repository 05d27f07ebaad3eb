import { useRouter } from '@tarojs/taro'
import { TrailScreen } from '../../../features/audits/trail-screen'

export default function TrailPage() {
  return <TrailScreen memberId={useRouter().params.member ?? null} />
}
