import { useRouter } from '@tarojs/taro'
import { AcceptScreen } from '../../../features/accounts/accept-screen'
import { HandOverScreen } from '../../../features/accounts/hand-over-screen'

export default function HandOverPage() {
  const { offer, org = '', role = '' } = useRouter().params
  return offer ? <AcceptScreen handOverId={offer} /> : <HandOverScreen orgId={org} role={role} />
}
