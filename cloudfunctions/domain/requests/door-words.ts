import type { ServiceRequest } from '../../../types/requests'
import { lookupHash } from '../../kernel/seal'

const first = [
  ...['春风', '晚霞', '清泉', '白云', '青山', '明月', '朝阳', '小桥'],
  ...['红梅', '翠竹', '绿柳', '金桂', '雪松', '荷塘', '稻田', '石榴'],
]
const second = [
  ...['鲤鱼', '喜鹊', '燕子', '蜻蜓', '白鹅', '黄牛', '骏马', '蝴蝶'],
  ...['豆腐', '月饼', '馒头', '花生', '红枣', '核桃', '茶壶', '灯笼'],
]

/** G37: the words of a request; they are others as soon as somebody else is to come. */
export function doorWordsOf({
  _id,
  volunteerIds,
  reopened,
}: Pick<ServiceRequest, '_id' | 'volunteerIds' | 'reopened'>): string {
  return drawDoorWords(`${_id} ${reopened} ${volunteerIds.join(' ')}`)
}

/** Two words that the person at home sees and whoever comes says at the door: drawn, and kept nowhere. */
export function drawDoorWords(from: string): string {
  const drawn = Buffer.from(lookupHash(`door ${from}`), 'base64url')
  return [first[(drawn[0] ?? 0) % first.length], second[(drawn[1] ?? 0) % second.length]].join('')
}
