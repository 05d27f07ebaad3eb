import type { Ring } from './ring'

export const ring: Ring = number => {
  window.open(`tel:${number}`, '_self')
}
