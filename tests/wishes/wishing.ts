import type { Input } from '../../types/api'
import { newTap } from '../town'

/** 王阿姨 of 桂花园 would like to learn something. */
export const aWish = (told: Partial<Input<'wishes.say'>> = {}): Input<'wishes.say'> => ({
  tapId: newTap(),
  kind: 'learning',
  text: '我是3号楼的王阿姨，想学用手机视频',
  untilDay: '2026-12-22',
  where: { kind: 'newHome', estateId: 'garden', building: '3号楼', door: '2单元501' },
  forWhom: 'me',
  hasAgreed: false,
  name: '王阿姨',
  phone: '19911112222',
  ...told,
})

/** The same, told to the community. */
export const aWishFor = (told: Partial<Input<'wishes.sayFor'>> = {}): Input<'wishes.sayFor'> => ({
  tapId: newTap(),
  communityId: 'sunny',
  kind: 'thing',
  text: '一副老花镜',
  untilDay: '2026-12-22',
  estateId: 'garden',
  building: '5号楼',
  door: '1单元302',
  name: '赵奶奶',
  phone: '19933334444',
  livesAlone: false,
  hasAgreed: true,
  ...told,
})
