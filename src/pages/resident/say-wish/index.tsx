import { SayWishScreen } from '../../../features/wishes/say-screen'

export default function SayWishPage() {
  return <SayWishScreen />
}
