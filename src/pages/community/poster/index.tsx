import { useRouter } from '@tarojs/taro'
import { PosterScreen } from '../../../features/sites/poster-screen'

export default function PosterPage() {
  return <PosterScreen siteId={useRouter().params.site ?? ''} />
}
