import { useRouter } from '@tarojs/taro'
import { ChooseHelperScreen } from '../../../features/requests/choose-helper-screen'

export default function ChoosePage() {
  const { id = '', sent } = useRouter().params
  return <ChooseHelperScreen requestId={id} isJustSent={sent === '1'} />
}
