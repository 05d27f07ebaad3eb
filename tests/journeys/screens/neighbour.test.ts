import { neighbour } from './neighbour'
import { walk } from './tour'

describe('G185 G187 a neighbour’s screens', () => walk(neighbour))
