import { useRouter } from '@tarojs/taro'
import { RolesScreen } from '../../../features/accounts/roles-screen'

export default function RolesPage() {
  return <RolesScreen orgId={useRouter().params.id ?? ''} />
}
