import { useRouter } from '@tarojs/taro'
import { OpinionScreen } from '../../../features/opinions/opinion-screen'

/** A mini-program code brings `scene`; a paper is entered for a `community`. */
export default function OpinionPage() {
  const { scene, community } = useRouter().params
  return <OpinionScreen code={scene ? decodeURIComponent(scene) : ''} communityId={community ?? null} />
}
