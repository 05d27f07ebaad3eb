import type { ServiceCategory } from '../../../types/services'
import type { Skill } from '../../../types/teams'

/** Words of a roster that speak of a skill. */
const wordsOf: Record<Skill, readonly string[]> = {
  law: ['法律', '律师', '司法', '普法'],
  mediation: ['调解'],
  medicine: ['医学', '医生', '医疗', '医师', '中医', '急救'],
  nursing: ['护理', '护士', '照护'],
  nutrition: ['营养', '烹饪', '厨'],
  psychology: ['心理'],
  repair: ['家电', '维修', '修理', '电工', '木工'],
  plumbing: ['水电', '水暖', '管道'],
  teaching: ['教学', '辅导', '教师', '教育', '培训'],
  language: ['英语', '外语', '翻译', '手语', '方言'],
  writing: ['写作', '文字', '文秘', '新闻', '宣传'],
  calligraphy: ['书法', '绘画', '美术'],
  music: ['舞蹈', '音乐', '唱歌', '乐器', '戏曲', '文艺'],
  photography: ['摄影', '摄像', '影像'],
  fitness: ['健身', '体育', '太极', '武术'],
  computing: ['计算机', '电脑', '软件', '网络', '信息技术'],
  accounting: ['会计', '财务', '审计', '统计'],
  business: ['创业', '营销', '管理', '电商'],
  gardening: ['绿化', '园艺', '养护', '种植'],
  driving: ['驾驶', '司机', '车辆'],
  safety: ['治安', '消防', '安全', '保卫', '退役', '应急'],
}

/** Every skill, in the order of the bank. */
export const bank = Object.keys(wordsOf) as Skill[]

/** The eight services (A55), which posts and teams take on. */
export const services = [
  'policyLaw',
  'fitnessEquipment',
  'appliances',
  'healthCare',
  'business',
  'security',
  'environment',
  'mediation',
] as const satisfies readonly ServiceCategory[]

/** The skills that a roster's free text speaks of, in the order of the bank; none for an empty cell (G96). */
export function skillsIn(text: string | null): Skill[] {
  if (!text) return []
  return bank.filter(skill => wordsOf[skill].some(word => text.includes(word)))
}
