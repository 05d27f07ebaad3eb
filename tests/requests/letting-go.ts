import type { RequestHand } from '../../types/requests'
import type { Town } from '../open-town'
import { liJianguo, today } from '../town'

/** 李建国 took three things, read the contact and let them go; answers what the secretary is to look at. */
export async function lettingGo(town: Town): Promise<string> {
  const _id = `m_${liJianguo.openid}`
  const gone = { communityId: 'sunny', wasTold: true, day: '2026-11-22', at: today - 60_000 }
  const hand: RequestHand = {
    _id,
    revision: 3,
    taking: [],
    letGo: ['r1', 'r2', 'r3'].map(requestId => ({ ...gone, requestId, tapId: `tap-${requestId}` })),
    communityId: 'sunny',
    reviewKey: `${today}_${_id}`,
    looked: null,
    touchedAt: today,
  }
  await town.cloud.load({ requestHands: [hand] })
  return _id
}
