import { useState } from 'react'
import type { ImportView } from '../../../types/members'
import { remember } from '../../cloud/known'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Confirm } from '../../ui/confirm'
import { Refused } from '../door/refused'
import { confirmRefusals, words } from './words'

/** Above the people whom the roster does not name: how many of how many, and a loud word when they are too many. */
export function MissingHead({ view: { covered, counts } }: { view: ImportView }) {
  if (!covered || counts.missing === 0) return null
  const { name, people, isLarge, isConfirmed } = covered
  return (
    <Card tone={isLarge && !isConfirmed ? 'care' : 'plain'}>
      {isLarge && !isConfirmed && <Words kind="strong">{words.manyMissing(counts.missing, people)}</Words>}
      <Words>
        {isConfirmed ? words.confirmed(counts.missing) : words.missingLead(name, people, counts.missing)}
      </Words>
    </Card>
  )
}

interface ConfirmMissingProps {
  view: ImportView
  /** The list stands there to its last page. */
  isAllShown: boolean
}

/** All of them at once, once somebody has gone through the list. */
export function ConfirmMissing({ view, isAllShown }: ConfirmMissingProps) {
  const { importId, covered, counts } = view
  const confirm = useAction('members.confirmMissing')
  const [isAsking, setIsAsking] = useState(false)
  if (!covered || covered.isConfirmed || counts.missing === 0) return null

  const settle = (answer: Awaited<ReturnType<typeof confirm.run>>) => {
    if (answer?.ok) remember('members.showImport', { importId }, answer.value)
  }
  const yes = async () => {
    setIsAsking(false)
    settle(await confirm.run({ importId, evenSoMany: covered.isLarge }))
  }

  return (
    <>
      {confirm.refused && (
        <Refused
          answer={confirm.refused}
          sentences={confirmRefusals}
          onRetry={async () => settle(await confirm.retry())}
        />
      )}
      {isAllShown ? (
        <Button kind="second" busy={confirm.isBusy && words.confirming} onTap={() => setIsAsking(true)}>
          {words.confirmAll(counts.missing)}
        </Button>
      ) : (
        <Words kind="soft">{words.seeAllFirst}</Words>
      )}
      {isAsking && (
        <Confirm
          title={words.confirmAllTitle(counts.missing)}
          sentence={
            covered.isLarge
              ? `${words.manyMissing(counts.missing, covered.people)}${words.confirmAllText}`
              : words.confirmAllText
          }
          yes={words.confirmAllReally}
          onYes={yes}
          onNo={() => setIsAsking(false)}
        />
      )}
    </>
  )
}
