import { useRouter } from '@tarojs/taro'
import { AnswersScreen } from '../../../features/suggestions/answers-screen'

export default function AnswersPage() {
  return <AnswersScreen orgId={useRouter().params.org ?? ''} />
}
