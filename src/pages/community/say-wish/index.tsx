import { useRouter } from '@tarojs/taro'
import { SayWishForScreen } from '../../../features/wishes/say-for-screen'

export default function SayWishForPage() {
  return <SayWishForScreen communityId={useRouter().params.community ?? ''} />
}
