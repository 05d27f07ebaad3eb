import { useRouter } from '@tarojs/taro'
import { UnitScreen } from '../../../features/registrations/unit-screen'

export default function UnitRegistrationsPage() {
  return <UnitScreen unitId={useRouter().params.unit ?? ''} />
}
