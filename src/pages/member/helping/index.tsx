import { useRouter } from '@tarojs/taro'
import { HelpingScreen } from '../../../features/requests/helping-screen'

export default function HelpingPage() {
  return <HelpingScreen opensAt={useRouter().params.view === 'taken' ? 'taken' : 'nearby'} />
}
