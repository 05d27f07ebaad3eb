import { useRouter } from '@tarojs/taro'
import { GroupScreen } from '../../../features/groups/group-screen'

export default function GroupPage() {
  return <GroupScreen groupId={useRouter().params.id ?? ''} />
}
