import { useRouter } from '@tarojs/taro'
import { TeamScreen } from '../../../features/teams/team-screen'

export default function TeamPage() {
  const { id = '', org = null } = useRouter().params
  return <TeamScreen teamId={id} placesIn={org} />
}
