import { CountyOpinionsScreen } from '../../../features/opinions/county-screen'

export default function CountyOpinionsPage() {
  return <CountyOpinionsScreen />
}
