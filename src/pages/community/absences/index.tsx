import { useRouter } from '@tarojs/taro'
import { CommunityAbsencesScreen } from '../../../features/absences/community-screen'

export default function CommunityAbsencesPage() {
  return <CommunityAbsencesScreen communityId={useRouter().params.community ?? ''} />
}
