import { useRouter } from '@tarojs/taro'
import { ThanksToReadScreen } from '../../../features/thanks/thanks-to-read-screen'

export default function ThanksPage() {
  const { community } = useRouter().params
  return <ThanksToReadScreen communityId={community ?? ''} />
}
