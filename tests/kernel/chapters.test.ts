import type { Stored } from '../../cloudfunctions/kernel/db'
import type { Earlier } from '../../types/stories'
import { startTestCloud, type TestCloud } from '../emulator/cloud'
import { pointSdkAt } from '../emulator/sdk'

/** The kernel on the real SDK, which is told by its environment where the cloud is. */
type Kernel = typeof import('../../cloudfunctions/kernel/db') &
  typeof import('../../cloudfunctions/kernel/chapters') &
  typeof import('../../cloudfunctions/kernel/cursor')

let cloud: TestCloud
let kernel: Kernel

const closed = { permission: 'ADMINONLY' as const, indexes: [] }

beforeAll(async () => {
  cloud = await startTestCloud({ declaration: { collections: { things: closed, storySteps: closed } } })
  pointSdkAt(cloud)
  kernel = {
    ...(await import('../../cloudfunctions/kernel/db')),
    ...(await import('../../cloudfunctions/kernel/chapters')),
    ...(await import('../../cloudfunctions/kernel/cursor')),
  }
})
afterAll(() => cloud.stop())

interface Step {
  no: number
  by: string
}
interface Thing extends Stored {
  steps: Step[]
  earlier?: Earlier<Step>
}

const stepsTo = (count: number): Step[] =>
  Array.from({ length: count }, (_, no) => ({ no, by: `helper ${no % 3}` }))

async function kept(_id: string): Promise<Thing> {
  const thing = await kernel.db.get<Thing>('things', _id)
  if (!thing) throw new Error(`no ${_id}`)
  return thing
}

/** One step more, as every store does it. */
async function tell(_id: string, step: Step): Promise<void> {
  const thing = await kept(_id)
  await kernel.shorten<Step, 'steps'>(kernel.db, 'things', thing, 'steps', { kind: ({ by }) => by })
  await kernel.db.updateOne('things', _id, {}, { push: { steps: step } })
}

/** All steps, from the first to the last, as the pages of a story tell them. */
async function pagesOf(_id: string): Promise<Step[][]> {
  const thing = await kept(_id)
  const pages = [thing.steps]
  for (let before = kernel.stepsBefore(thing); before > 0; ) {
    const page = await kernel.atChapter<Step, 'steps', Thing>(kernel.db, 'things', thing, 'steps', before)
    pages.unshift(page.steps)
    before = page.earlier?.before ?? 0
  }
  return pages
}

const numbers = (pages: Step[][]): number[] => pages.flat().map(({ no }) => no)

describe('a document that tells what happened to it', () => {
  it('holds thirty steps at most, and its pages tell every step once and in order', async () => {
    await kernel.db.insert('things', { _id: 'long', steps: [] } as Stored)
    for (const step of stepsTo(62)) {
      await tell('long', step)
      expect((await kept('long')).steps.length).toBeLessThanOrEqual(kernel.mostSteps)
    }
    const pages = await pagesOf('long')
    expect(numbers(pages)).toEqual(stepsTo(62).map(({ no }) => no))
    expect(pages.length).toBeGreaterThan(2)
  })

  it('keeps the last step of each kind that the rules ask for, however long ago it was', async () => {
    const { steps, earlier } = await kept('long')
    const known = kernel.stepsKnown<Step>(earlier ? { steps, earlier } : { steps })
    expect(new Set(known.map(({ by }) => by))).toEqual(new Set(['helper 0', 'helper 1', 'helper 2']))
    expect(earlier?.last).toHaveLength(3)
  })

  it('one that grew before there was a bound comes under it with its next step, in pages of thirty', async () => {
    await kernel.db.insert('things', { _id: 'old', steps: stepsTo(400) } as Stored)
    await tell('old', { no: 400, by: 'helper' })
    expect((await kept('old')).steps).toHaveLength(16)
    const pages = await pagesOf('old')
    expect(numbers(pages)).toEqual(stepsTo(401).map(({ no }) => no))
    expect(Math.max(...pages.map(page => page.length))).toBe(30)
  })

  it('loses nothing of what many say at the same moment', async () => {
    await kernel.db.insert('things', { _id: 'crowd', steps: stepsTo(29) } as Stored)
    const crowd = Array.from({ length: 12 }, (_, index) => ({ no: 29 + index, by: 'crowd' }))
    await Promise.all(crowd.map(step => tell('crowd', step)))
    await tell('crowd', { no: 41, by: 'crowd' })
    expect(numbers(await pagesOf('crowd')).sort((a, b) => a - b)).toEqual(stepsTo(42).map(({ no }) => no))
    expect((await kept('crowd')).steps.length).toBeLessThanOrEqual(kernel.mostSteps)
  })

  it('may be stopped after the older steps were kept and before they were cut, and goes on', async () => {
    await kernel.db.insert('things', { _id: 'stopped', steps: stepsTo(30) } as Stored)
    await kernel.keepChapters(kernel.db, 'things_stopped_steps', 0, stepsTo(30).slice(0, 15))
    await tell('stopped', { no: 30, by: 'helper' })
    expect(numbers(await pagesOf('stopped'))).toEqual(stepsTo(31).map(({ no }) => no))
  })

  it('does the same within a transaction', async () => {
    await kernel.db.insert('things', { _id: 'whole', steps: [] } as Stored)
    for (const step of stepsTo(50)) {
      await kernel.db.transaction(async transaction => {
        const thing = await transaction.get<Thing>('things', 'whole')
        if (!thing) throw new Error('no thing')
        await kernel.shorten<Step, 'steps'>(transaction, 'things', thing, 'steps')
        await transaction.update('things', 'whole', { push: { steps: step } })
      })
    }
    expect((await kept('whole')).steps.length).toBeLessThanOrEqual(kernel.mostSteps)
    expect(numbers(await pagesOf('whole'))).toEqual(stepsTo(50).map(({ no }) => no))
  })

  it('forgets in the older steps what must be forgotten', async () => {
    const rewritten = (step: Step): Step => ({ ...step, by: 'somebody' })
    await kernel.rewriteChapters<Step, 'steps'>(kernel.db, 'things', await kept('long'), 'steps', rewritten)
    const older = (await pagesOf('long')).slice(0, -1).flat()
    expect(new Set(older.map(({ by }) => by))).toEqual(new Set(['somebody']))
  })
})

describe('a page of a list', () => {
  it('ends where its rows would be too much for one answer, and the next page goes on there', () => {
    const rows = Array.from({ length: 21 }, (_, no) => ({ no, text: '长'.repeat(20_000) }))
    const seen: number[] = []
    let rest = rows
    for (let pages = 0; rest.length > 0 && pages < 30; pages++) {
      const page = kernel.pageOf(
        rest.slice(0, 21),
        20,
        ({ no }) => String(no),
        row => row,
      )
      expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(400 * 1024)
      seen.push(...page.items.map(({ no }) => no))
      rest = page.cursor === null ? [] : rest.slice(page.items.length)
    }
    expect(seen).toEqual(rows.map(({ no }) => no))
  })
})
