import { officers } from './office'
import { walk } from './tour'

describe('G185 G187 the screens of the office and of a unit', () => walk(officers))
