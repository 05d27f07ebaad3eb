import type { RefusalDetail } from '../../../types/api'
import type { MovedOn as Detail } from '../../../types/members'
import { Words } from '../../ui/card'
import { Row, Rows } from '../../ui/row'
import { movedOnWords, words } from './words'

/** The people who keep an import from being taken back, each by name. */
export function MovedOn({ detail }: { detail: RefusalDetail | undefined }) {
  const people: Detail['people'] = Array.isArray(detail?.people) ? detail.people : []
  const others = Number(detail?.total ?? 0) - people.length

  if (people.length === 0) return null
  return (
    <>
      <Rows>
        {people.map(({ name, phoneTail, why }) => (
          <Row key={`${name} ${phoneTail}`} title={words.movedOn(name, phoneTail)} mark={movedOnWords[why]} />
        ))}
      </Rows>
      {others > 0 && <Words kind="soft">{words.movedOnMore(others)}</Words>}
    </>
  )
}
