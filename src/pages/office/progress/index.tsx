import { useRouter } from '@tarojs/taro'
import { ProgressScreen } from '../../../features/registrations/progress-screen'

export default function ProgressPage() {
  return <ProgressScreen orgId={useRouter().params.org ?? ''} />
}
