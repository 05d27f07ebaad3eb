import { useState } from 'react'
import type { ClaimMatch, ClaimView } from '../../../types/accounts'
import type { Value } from '../../../types/api'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { Field } from '../../ui/field'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { alertWords, decideRefusals, claimListWords as words } from './office-words'
import { RoleMoves } from './role-moves'

interface ClaimSheetProps {
  claim: ClaimView
  onClose: () => void
  onDecided: () => void
}

/** One claim: which person on the roster it is, or none, with a reason. */
export function ClaimSheet({ claim, onClose, onDecided }: ClaimSheetProps) {
  const decide = useAction('accounts.decideClaim')
  const only = claim.matches.length === 1 ? claim.matches[0] : undefined
  const [chosen, setChosen] = useState<ClaimMatch | undefined>(only)
  const [isRejecting, setIsRejecting] = useState(false)

  const settle = (answer: Awaited<ReturnType<typeof decide.run>>) => {
    if (answer?.ok) say(doneWords(answer.value))
    if (answer?.ok || answer?.refusal === 'claimClosed') onDecided()
  }
  const confirm = async ({ memberId, isBound }: ClaimMatch) => {
    // A match bound meanwhile is refused first, then moved on purpose.
    const rebind = isBound || decide.refused?.refusal === 'memberBoundAlready'
    settle(await decide.run({ claimId: claim.claimId, decision: 'confirm', memberId, rebind }))
  }
  const reject = async (reason: string) => {
    settle(await decide.run({ claimId: claim.claimId, decision: 'reject', reason }))
  }

  const isRebind = chosen?.isBound || decide.refused?.refusal === 'memberBoundAlready'
  return (
    <Sheet title={claim.name} onClose={onClose}>
      <Words kind="soft">
        {claim.unitName} · {words.tail(claim.phoneTail)}
      </Words>
      {claim.alerts.map(alert => (
        <Words key={alert}>{alertWords[alert]}</Words>
      ))}
      {decide.refused && (
        <Refused
          answer={decide.refused}
          sentences={decideRefusals}
          onRetry={async () => settle(await decide.retry())}
        />
      )}
      {isRejecting ? (
        <RejectForm isBusy={decide.isBusy} onReject={reject} />
      ) : (
        <>
          <Matches matches={claim.matches} chosen={chosen} onChoose={setChosen} />
          {isRebind && (
            <Card tone="care">
              <Words>{words.rebindWarning}</Words>
            </Card>
          )}
          {isRebind && chosen && <RoleMoves moves={chosen.moves} />}
          {chosen && (
            <Button busy={decide.isBusy && words.confirming} onTap={() => confirm(chosen)}>
              {isRebind ? words.rebind : words.confirm}
            </Button>
          )}
          <Button kind="second" onTap={() => setIsRejecting(true)}>
            {words.reject}
          </Button>
        </>
      )}
    </Sheet>
  )
}

/** What was done; and that an office waits, where one does. */
function doneWords({ state, moves }: Value<'accounts.decideClaim'>): string {
  if (state !== 'confirmed') return words.rejected
  return moves.some(move => move.state === 'waiting') ? words.confirmedWaits : words.confirmed
}

interface MatchesProps {
  matches: ClaimMatch[]
  chosen: ClaimMatch | undefined
  onChoose: (match: ClaimMatch | undefined) => void
}

function Matches({ matches, chosen, onChoose }: MatchesProps) {
  if (matches.length === 0) return null
  return (
    <>
      <Words kind="soft">{words.matches}</Words>
      <Choices
        label={words.matches}
        choices={matches.map(({ memberId, name, phoneTail, branchName, communityName, isBound }) => ({
          key: memberId,
          title: phoneTail ? `${name} ${phoneTail}` : name,
          note: [branchName, communityName, isBound && words.bound].filter(Boolean).join(' · '),
        }))}
        chosen={chosen?.memberId ?? null}
        onChoose={memberId => onChoose(matches.find(match => match.memberId === memberId))}
      />
    </>
  )
}

function RejectForm({ isBusy, onReject }: { isBusy: boolean; onReject: (reason: string) => unknown }) {
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)

  const send = () => {
    setHasTried(true)
    return reason.trim() ? onReject(reason.trim()) : undefined
  }
  return (
    <>
      <Field
        label={words.reason}
        hint={words.reasonHint}
        value={reason}
        onType={setReason}
        maxLength={100}
        error={hasTried && !reason.trim() ? words.reasonError : null}
      />
      <Button busy={isBusy && words.rejecting} onTap={send}>
        {words.rejectReally}
      </Button>
    </>
  )
}
