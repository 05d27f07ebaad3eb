import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawing } from './diagram'

const file = join(__dirname, '..', '..', 'docs', 'request-states.md')

it('G30 draws the states in the docs as the code’s own table has them', () => {
  if (process.env.DRAW) writeFileSync(file, drawing())
  expect(readFileSync(file, 'utf8')).toBe(drawing())
})
