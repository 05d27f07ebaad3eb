import { useRouter } from '@tarojs/taro'
import { GroupsScreen } from '../../../features/groups/groups-screen'

export default function GroupsPage() {
  return <GroupsScreen communityId={useRouter().params.community ?? ''} />
}
