import { useRouter } from '@tarojs/taro'
import { SheetImport } from '../../../features/orgs/sheet-import'
import { SheetScreen } from '../../../features/orgs/sheet-screen'

export default function PlacesSheetPage() {
  const { id } = useRouter().params
  return id ? <SheetImport importId={id} /> : <SheetScreen />
}
