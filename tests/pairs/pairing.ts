import type { Input } from '../../types/api'
import { newTap } from '../town'

/** 李建国 and 王秀英 with a household of 桂花园, each Tuesday from 2026-11-24 on. */
export const weekly = (told: Partial<Input<'pairs.form'>> = {}): Input<'pairs.form'> => ({
  tapId: newTap(),
  communityId: 'sunny',
  what: '每周陪说说话',
  household: {
    kind: 'told',
    estateId: 'garden',
    building: '5号楼',
    door: '1单元302',
    name: '赵奶奶',
    phone: '19933334444',
  },
  memberIds: ['m_oLI', 'm_oWANG'],
  rhythm: { everyWeeks: 1, from: '2026-11-24' },
  livesAlone: null,
  hasAgreed: true,
  ...told,
})
