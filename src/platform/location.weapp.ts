import Taro from '@tarojs/taro'
import type { Locate } from './location'

export const canLocate = process.env.TARO_APP_LOCATION === 'yes'

const patienceMs = 2_000

export const locate: Locate = () =>
  Promise.race([
    Taro.getLocation({ type: 'gcj02' }).then(
      ({ latitude, longitude }) => ({ latitude, longitude }),
      () => null,
    ),
    new Promise<null>(resolve => setTimeout(() => resolve(null), patienceMs)),
  ])
