import type { RoleView } from '../../../types/accounts'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { revokeRefusals, rolesWords as words } from './office-words'
import { roleWords } from './words'

interface EndRoleSheetProps {
  orgId: string
  view: RoleView
  name: string
  onClose: () => void
  onEnded: () => void
}

/** Ends a role, after saying what that means. */
export function EndRoleSheet({ orgId, view, name, onClose, onEnded }: EndRoleSheetProps) {
  const revoke = useAction('accounts.revokeRole')
  const settle = (answer: Awaited<ReturnType<typeof revoke.run>>) => {
    if (!answer?.ok) return
    say(words.ended)
    onEnded()
  }

  return (
    <Sheet title={`${roleWords[view.role]} · ${name}`} onClose={onClose}>
      <Words>{words.endWarning}</Words>
      {revoke.refused && (
        <Refused
          answer={revoke.refused}
          sentences={revokeRefusals}
          onRetry={async () => settle(await revoke.retry())}
        />
      )}
      <Button
        busy={revoke.isBusy && words.ending}
        onTap={async () => settle(await revoke.run({ orgId, role: view.role, grantId: view.grantId }))}
      >
        {view.isYou ? words.endOwn : words.end}
      </Button>
    </Sheet>
  )
}
