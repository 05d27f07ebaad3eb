import { RulesScreen } from '../../../features/rules/rules-screen'

export default function RulesPage() {
  return <RulesScreen />
}
