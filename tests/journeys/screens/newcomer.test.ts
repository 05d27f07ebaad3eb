import { newcomer } from './newcomer'
import { walk } from './tour'

describe('G185 G187 a newcomer’s screens', () => walk(newcomer))
