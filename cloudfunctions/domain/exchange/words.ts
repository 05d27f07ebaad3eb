import type { RequestAct, RequestCategory, RequestState } from '../../../types/requests'

/** What other systems show to their people: whole sentences, and nothing about a person. */
export const serviceNames: Record<RequestCategory, { name: string; description: string; group: string }> = {
  policyLaw: {
    name: '政策法律咨询',
    description: '养老医保、低保、房子、合同等政策和法律问题',
    group: '咨询',
  },
  fitnessEquipment: {
    name: '健身器材维护',
    description: '小区里的健身器材松动、断裂、生锈',
    group: '公共设施',
  },
  appliances: { name: '家电维修', description: '家里的灯、插座、电视、水管等小修理', group: '上门服务' },
  healthCare: { name: '卫生保健', description: '量血压血糖、陪着看病、取药、护理', group: '上门服务' },
  business: { name: '创业信息', description: '招工、开店、贷款、培训等信息', group: '咨询' },
  security: { name: '治安维护', description: '陌生人、吵闹、门锁路灯等情况', group: '公共设施' },
  environment: { name: '环境卫生治理', description: '垃圾、下水道、楼道杂物、树木花草', group: '公共设施' },
  mediation: { name: '民事调解', description: '邻里、家庭、物业之间的矛盾', group: '调解' },
  other: { name: '别的事', description: '上面没有写到的事', group: '别的' },
}

/** Where a matter stands, said honestly: an end without a solution is not called solved. */
export const stateNotes: Record<RequestState, string> = {
  submitted: '社区已经收到，还没有人回话。',
  accepted: '社区已经受理，正在找人办。',
  chosen: '已经请了一位志愿者，等对方回话。',
  assigned: '已经有人接手。',
  onTheWay: '志愿者已经出发。',
  done: '志愿者说办好了，等居民确认。',
  confirmed: '居民确认办好了。',
  reopened: '居民说没有办好，重新办理。',
  notSolved: '这件事没有办成，社区已经告诉居民原因。',
  declined: '社区不能办这件事，已经告诉居民原因。',
  referred: '社区转给了能办的单位，已经告诉居民。',
  withdrawn: '居民自己撤回了。',
}

/** What happened without moving the matter on. */
export const actNotes: Partial<Record<RequestAct, string>> = {
  wait: '正在等居民回话，时限暂停。',
  goOn: '居民回话了，接着办。',
}

export const externalIdAsked = '贵系统里这件事的编号；同一个编号再送一次，不会重复立案'
export const unreadNotice = '已经送到社区。社区读过以后开始办理，进展请按编号查询。'
export const emergencyNotice = (number: string) =>
  `这件事听起来很急，请马上拨打 ${number}，不要只等社区。社区也已经收到。`
