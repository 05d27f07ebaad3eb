import { useRouter } from '@tarojs/taro'
import type { CorrectionOf } from '../../../../types/suggestions'
import { SuggestionsScreen } from '../../../features/suggestions/suggestions-screen'

const abouts: CorrectionOf[] = ['letter', 'board', 'card', 'record']

export default function SuggestionsPage() {
  const { about } = useRouter().params
  return <SuggestionsScreen about={abouts.find(known => known === about) ?? null} />
}
