import { useRouter } from '@tarojs/taro'
import { AskScreen } from '../../../features/requests/ask-screen'
import { categoriesShown } from '../../../features/requests/entry-words'

export default function AskPage() {
  const { category, kind, estate, place, person } = useRouter().params
  const chosen = categoriesShown.find(known => known === category) ?? null
  return (
    <AskScreen
      category={chosen}
      kind={kind === 'opinion' ? 'opinion' : 'help'}
      from={{
        estate: estate && place ? { orgId: estate, name: decodeURIComponent(place) } : null,
        person: person ? decodeURIComponent(person) : null,
      }}
    />
  )
}
