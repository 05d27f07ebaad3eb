import { useRouter } from '@tarojs/taro'
import { PlaceScreen } from '../../../features/orgs/place-screen'

export default function PlacePage() {
  return <PlaceScreen orgId={useRouter().params.id ?? ''} />
}
