import type { RequestCategory } from '../../../types/requests'
import { Tiles } from '../../ui/tiles'
import { categoriesShown, tileWords } from './entry-words'

const icons: Record<RequestCategory, string> = {
  appliances: 'lamp',
  healthCare: 'heart',
  security: 'shield',
  environment: 'leaf',
  fitnessEquipment: 'weights',
  mediation: 'talks',
  policyLaw: 'scales',
  business: 'bag',
  other: 'dots',
}

/** What help is wanted, as large pictures (G20 A55). */
export function AskTiles({ onChoose }: { onChoose: (category: RequestCategory) => void }) {
  const tiles = categoriesShown.map(key => ({ key, icon: icons[key], title: tileWords[key] }))
  return <Tiles tiles={tiles} onTap={onChoose} />
}
