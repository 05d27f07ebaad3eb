import type { Availability, Skill } from '../../types/teams'

/** As the screen and the printed form say it (A51). */
export const skillWords: Record<Skill, string> = {
  law: '法律',
  mediation: '调解',
  medicine: '医疗',
  nursing: '护理',
  nutrition: '营养、烹饪',
  psychology: '心理',
  repair: '家电、木工维修',
  plumbing: '水电管道',
  teaching: '教学辅导',
  language: '外语、手语',
  writing: '写作、宣传',
  calligraphy: '书法美术',
  music: '音乐舞蹈',
  photography: '摄影摄像',
  fitness: '体育健身',
  computing: '电脑网络',
  accounting: '会计',
  business: '创业、经营',
  gardening: '绿化种植',
  driving: '驾驶',
  safety: '治安、消防',
}

export const skills = Object.keys(skillWords) as Skill[]

export const availabilityWords: Record<Availability, string> = {
  weekdays: '平日白天',
  evenings: '平日晚上',
  weekends: '周末',
  holidays: '节假日',
  onCall: '有事叫我就来',
}

export const availabilities = Object.keys(availabilityWords) as Availability[]
