import { useRouter } from '@tarojs/taro'
import { DeskPlace } from '../../../features/checkins/desk-place'

export default function DeskPage() {
  return <DeskPlace orgId={useRouter().params.org ?? ''} />
}
