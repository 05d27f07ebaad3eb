import { LettersScreen } from '../../../features/ratings/letters-screen'

export default function LettersPage() {
  return <LettersScreen />
}
