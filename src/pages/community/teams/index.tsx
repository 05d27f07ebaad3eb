import { useRouter } from '@tarojs/taro'
import { TeamsScreen } from '../../../features/teams/teams-screen'

export default function TeamsPage() {
  return <TeamsScreen orgId={useRouter().params.org ?? ''} />
}
