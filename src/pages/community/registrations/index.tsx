import { useRouter } from '@tarojs/taro'
import { CommunityScreen } from '../../../features/registrations/community-screen'

export default function CommunityRegistrationsPage() {
  return <CommunityScreen communityId={useRouter().params.community ?? ''} />
}
