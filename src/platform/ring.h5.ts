import type { Ring } from './ring'

export const ring: Ring = number => {
  location.href = `tel:${number}`
}
