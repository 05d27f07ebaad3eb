import { useRouter } from '@tarojs/taro'
import { ImportScreen } from '../../../features/members/import-screen'

export default function ImportPage() {
  return <ImportScreen importId={useRouter().params.id ?? ''} />
}
