import { useAction } from '../../cloud/use-action'
import { usePages } from '../../cloud/use-pages'
import { Section, Words } from '../../ui/card'
import { Row, Rows } from '../../ui/row'
import { useReturn } from '../../ui/use-return'
import { Listed } from '../door/listed'
import { Refused } from '../door/refused'
import { confirmRefusals, readRefusals, words } from './words'

/** G204: who else says that they are here; one tap on a name confirms it. */
export function Peers({ activityId }: { activityId: string }) {
  const pages = usePages('activities.listPeers', { activityId })
  const confirm = useAction('activities.confirmPeer')
  useReturn(pages.reload)

  const settle = (answer: { ok: boolean } | null) => answer?.ok && pages.reload()
  return (
    <Section title={words.peers}>
      {confirm.refused && (
        <Refused
          answer={confirm.refused}
          sentences={confirmRefusals}
          onRetry={async () => settle(await confirm.retry())}
        />
      )}
      <Listed pages={pages} sentences={readRefusals} empty={<Words kind="soft">{words.noPeers}</Words>}>
        {items => (
          <>
            <Words kind="soft">{words.peersNote}</Words>
            <Rows>
              {items.map(({ memberId, name, isConfirmed }) => (
                <Row
                  key={memberId}
                  title={name}
                  mark={isConfirmed ? words.confirmed : words.confirm}
                  markTone={isConfirmed ? 'done' : 'plain'}
                  onTap={
                    isConfirmed ? undefined : async () => settle(await confirm.run({ activityId, memberId }))
                  }
                />
              ))}
            </Rows>
          </>
        )}
      </Listed>
    </Section>
  )
}
