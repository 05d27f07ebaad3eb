import type { RebindingView } from '../../../types/accounts'
import { usePages } from '../../cloud/use-pages'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Listed } from '../door/listed'
import { listRefusals, listWords as words } from './move-words'
import { RebindingCard } from './rebinding-card'

/** Whose binding moved: what of it waits for this officer, and what he or she may stop. */
export function RebindingsScreen() {
  const rebindings = usePages('accounts.listRebindings', {})

  const put = (changed: RebindingView) =>
    rebindings.change(({ rebindingId }) => rebindingId === changed.rebindingId, changed)

  return (
    <Frame title={words.title} lead={words.lead}>
      <Listed
        pages={rebindings}
        sentences={listRefusals}
        empty={<Empty art="done" title={words.empty} next={words.emptyNext} />}
      >
        {items =>
          items.map(rebinding => (
            <RebindingCard
              key={rebinding.rebindingId}
              rebinding={rebinding}
              onChanged={put}
              onOver={rebindings.reload}
            />
          ))
        }
      </Listed>
    </Frame>
  )
}
