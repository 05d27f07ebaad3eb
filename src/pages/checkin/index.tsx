import { useRouter } from '@tarojs/taro'
import { siteCodeIn } from '../../contract/site-code'
import { CheckinScreen } from '../../features/checkins/checkin-screen'

/** A mini-program code brings `scene`, an ordinary link `id`, a plain code's address `q`. */
export default function CheckinPage() {
  const { scene, id, q } = useRouter().params
  return <CheckinScreen siteCode={siteCodeIn(scene ?? id ?? q ?? '')} />
}
