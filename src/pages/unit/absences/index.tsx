import { useRouter } from '@tarojs/taro'
import { UnitAbsencesScreen } from '../../../features/absences/unit-screen'

export default function UnitAbsencesPage() {
  return <UnitAbsencesScreen unitId={useRouter().params.unit ?? ''} />
}
