import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ui = join(__dirname, '../../src/ui')

it('G187 every icon that is drawn has its class, so that none is a black square', () => {
  const drawn = readdirSync(join(ui, 'icons')).map(file => file.replace('.svg', ''))
  const classes = readFileSync(join(ui, 'icon.css'), 'utf8').matchAll(/\.icon-(\w+) \{/g)
  expect([...classes].map(([, name]) => name).sort()).toEqual(drawn.sort())
})
