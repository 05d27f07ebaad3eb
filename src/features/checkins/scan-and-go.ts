import { boardCodeIn } from '../../contract/board-code'
import { siteCodeIn } from '../../contract/site-code'
import { scan } from '../../platform/scan'
import { goTo, routes } from '../../routes'
import { say } from '../../ui/toast'
import { handOver } from './hand-over'
import { createRefusals, words } from './words'

/** Scans a code and goes where it leads: straight to the check-in, for the scan was the tap. */
export async function scanAndGo(go: (path: string) => void = goTo): Promise<void> {
  const scanned = await scan()
  if (scanned.kind === 'failed') say(`${words.scanFailed}。${words.scanFailedNext}`)
  if (scanned.kind !== 'read') return

  const boardCode = boardCodeIn(scanned.text)
  if (boardCode) return go(routes.board(boardCode))
  const siteCode = siteCodeIn(scanned.text)
  if (!siteCode) return say(`${createRefusals.unknownCode.title}。${createRefusals.unknownCode.next}`)
  handOver(siteCode, scanned.way)
  go(routes.checkin(siteCode))
}
