import type { Skill } from './teams'

/** The starting sets (X6): five categories with 17 posts (A42), the ten posts (A43), the eight services (A55). */
export type PostSet = 'five' | 'ten' | 'eight'

/** The five categories of A42. */
export type PostCategory = 'policy' | 'law' | 'health' | 'culture' | 'order'

/** What residents may ask for (A55); the list is open. */
export type ServiceCategory =
  | 'policyLaw'
  | 'fitnessEquipment'
  | 'appliances'
  | 'healthCare'
  | 'business'
  | 'security'
  | 'environment'
  | 'mediation'

/** A post of the county's catalogue (G90). Posts of the same category are of the same kind; without one, each is its own. */
export interface Post {
  _id: string
  set: PostSet
  categoryId: PostCategory | null
  name: string
  duties: string
  /** A closed post is claimed nowhere any more; whoever holds it keeps it. */
  state: 'open' | 'closed'
  /** Which services are its work (X7). */
  serviceCategories: ServiceCategory[]
  /** What makes somebody fit for it. */
  skills: Skill[]
  /** The kind of team that does such work, by its everyday name (X7). */
  teamName: string | null
  /** How often the county changed it; 0 is the 示范文本. */
  revision: number
}
