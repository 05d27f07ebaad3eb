/** What residents may ask for (A55): the eight contents of the source. */
export type ServiceCategory =
  | 'policyLaw'
  | 'fitnessEquipment'
  | 'appliances'
  | 'healthCare'
  | 'business'
  | 'security'
  | 'environment'
  | 'mediation'
