import { useRouter } from '@tarojs/taro'
import { RuleScreen } from '../../../features/rules/rule-screen'

export default function RulePage() {
  return <RuleScreen name={useRouter().params.name ?? ''} />
}
