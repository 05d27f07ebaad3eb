import { useState } from 'react'
import type { ClaimView } from '../../../types/accounts'
import { usePages } from '../../cloud/use-pages'
import { momentInWords } from '../../contract/calendar'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Frame } from '../../ui/frame'
import { Empty } from '../../ui/notice'
import { Listed } from '../door/listed'
import { ClaimSheet } from './claim-sheet'
import { alertWords, claimListRefusals, claimListWords as words } from './office-words'

/** The claims that wait for this secretary. */
export function ClaimsScreen() {
  const claims = usePages('accounts.listClaims', {})
  const [open, setOpen] = useState<ClaimView | null>(null)

  const putAway = () => {
    if (open) claims.change(({ claimId }) => claimId === open.claimId, null)
    setOpen(null)
    // What was decided may have changed what stands beside another claim for the same person.
    if (open?.alerts.length) void claims.reload()
  }

  return (
    <Frame title={words.title} lead={words.lead}>
      <Listed
        pages={claims}
        sentences={claimListRefusals}
        empty={<Empty art="empty" title={words.empty} next={words.emptyNext} />}
      >
        {items =>
          items.map(claim => <ClaimCard key={claim.claimId} claim={claim} onOpen={() => setOpen(claim)} />)
        }
      </Listed>
      {open && <ClaimSheet claim={open} onClose={() => setOpen(null)} onDecided={putAway} />}
    </Frame>
  )
}

function ClaimCard({ claim, onOpen }: { claim: ClaimView; onOpen: () => void }) {
  return (
    <Card>
      <Words kind="strong">{claim.name}</Words>
      <Words kind="soft">
        {claim.unitName} · {words.tail(claim.phoneTail)}
      </Words>
      <Words kind="soft">{words.madeAt(momentInWords(claim.madeAt))}</Words>
      {claim.alerts.map(alert => (
        <Words key={alert}>{alertWords[alert]}</Words>
      ))}
      <Button kind="second" onTap={onOpen} label={`${words.decide} ${claim.name}`}>
        {words.decide}
      </Button>
    </Card>
  )
}
