import type { ServiceCategory } from '../../../types/services'

export const serviceWords: Record<ServiceCategory, string> = {
  policyLaw: '政策法律咨询',
  fitnessEquipment: '健身器材维护',
  appliances: '家电维修',
  healthCare: '卫生保健',
  business: '创业信息',
  security: '治安维护',
  environment: '环境卫生治理',
  mediation: '民事调解',
}

export const services = Object.keys(serviceWords) as ServiceCategory[]
