import { useRouter } from '@tarojs/taro'
import { BuilderScreen } from '../../../features/groups/builder-screen'

export default function GroupBuilderPage() {
  return <BuilderScreen communityId={useRouter().params.community ?? ''} />
}
