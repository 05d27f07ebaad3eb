import { OpinionResultsScreen } from '../../../features/opinions/results-screen'

export default function OpinionResultsPage() {
  return <OpinionResultsScreen />
}
