import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { community } from './community'
import { matters } from './matters'
import { member } from './member'
import { neighbour } from './neighbour'
import { newcomer } from './newcomer'
import { officers } from './office'
import { pagesOf, screensOf } from './tour'

const visits = [newcomer, member, neighbour, matters, community, officers].flatMap(tour =>
  Object.entries(tour.visits),
)

/** What the visits say they look at; that they do is for each of them to prove. */
describe('every screen', () => {
  it('G185 G187 is looked at, on every page of the app', () => {
    const pages = new Set(visits.flatMap(([name, visit]) => pagesOf(name, visit)))
    expect([...pages].sort()).toEqual(pagesOfTheApp())
  })

  it('has a name of its own', () => {
    const screens = visits.flatMap(([name]) => screensOf(name))
    expect(screens.filter((screen, index) => screens.indexOf(screen) !== index)).toEqual([])
  })
})

/** The gallery of the kit is left out of what people get. */
function pagesOfTheApp(): string[] {
  const source = join(__dirname, '../../../src')
  const files = readdirSync(join(source, 'pages'), { recursive: true, encoding: 'utf8' })
  return files
    .filter(file => basename(file) === 'index.tsx' && !file.startsWith('gallery'))
    .map(file => `pages/${file.replaceAll('\\', '/').replace(/\.tsx$/, '')}`)
    .sort()
}
