import type { Locate } from './location'

export const canLocate = 'geolocation' in navigator

const patienceMs = 2_000

export const locate: Locate = () =>
  new Promise(resolve => {
    if (!canLocate) return resolve(null)
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => resolve({ latitude, longitude }),
      () => resolve(null),
      { timeout: patienceMs, maximumAge: 60_000 },
    )
  })
