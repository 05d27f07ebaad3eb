import { useRouter } from '@tarojs/taro'
import { PlanScreen } from '../../../features/activities/plan-screen'

export default function PlanPage() {
  const { org = '', edit, copy } = useRouter().params
  return <PlanScreen orgId={org} edited={edit ?? null} copied={copy ?? null} />
}
