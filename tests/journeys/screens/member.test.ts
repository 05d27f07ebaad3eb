import { member } from './member'
import { walk } from './tour'

describe('G185 G187 a member’s screens', () => walk(member))
