import type { OnComeBack } from './network'

export const onComeBack: OnComeBack = tell => {
  addEventListener('online', tell)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') tell()
  })
}
