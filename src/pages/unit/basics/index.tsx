import { useRouter } from '@tarojs/taro'
import { UnitBasicsScreen } from '../../../features/basics/unit-basics-screen'

export default function UnitBasicsPage() {
  return <UnitBasicsScreen unitId={useRouter().params.unit ?? ''} />
}
