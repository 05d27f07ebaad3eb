import { community } from './community'
import { walk } from './tour'

describe('G185 G187 a community’s screens', () => walk(community))
