import { useRouter } from '@tarojs/taro'
import { WishScreen } from '../../../features/wishes/wish-screen'

export default function WishPage() {
  return <WishScreen wishId={useRouter().params.id ?? ''} />
}
