import Taro from '@tarojs/taro'
import type { OnComeBack } from './network'

export const onComeBack: OnComeBack = tell => {
  Taro.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) tell()
  })
  Taro.onAppShow(tell)
}
