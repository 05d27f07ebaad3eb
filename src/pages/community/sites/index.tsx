import { useRouter } from '@tarojs/taro'
import { SitesScreen } from '../../../features/sites/sites-screen'

export default function SitesPage() {
  return <SitesScreen communityId={useRouter().params.community ?? ''} />
}
