import { matters } from './matters'
import { walk } from './tour'

describe('G185 G187 a community’s matters on its screens', () => walk(matters))
