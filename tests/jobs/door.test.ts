import { join } from 'node:path'
import { pointSdkAt } from '../emulator/sdk'
import { openTown, type Town } from '../open-town'
import { liJianguo, townBefore } from '../town'
import { until } from '../until'

/** The bundle that is deployed, run here with the identity that WeChat would give it. */
const { main } = require(join(__dirname, '../../dist/cloudfunctions/jobs/index.js')) as {
  main(event: unknown): Promise<unknown>
}

async function asked(source: string, openid: string | null, event: unknown = {}): Promise<unknown> {
  Object.assign(process.env, { TCB_SOURCE: source, ...(openid && { WX_OPENID: openid }) })
  try {
    return await main(event)
  } finally {
    process.env.TCB_SOURCE = undefined
    delete process.env.WX_OPENID
  }
}

let town: Town
let said: jest.SpyInstance
beforeAll(async () => {
  town = await openTown(townBefore)
  pointSdkAt(town.cloud)
})
beforeEach(() => {
  said = jest.spyOn(console, 'log').mockImplementation(() => {})
})
afterEach(() => said.mockRestore())

const event = {
  ToUserName: 'gh_1',
  FromUserName: liJianguo.openid,
  CreateTime: 1_795_305_600,
  MsgType: 'event',
  Event: 'subscribe_msg_popup_event',
  List: { TemplateId: 'T1', SubscribeStatusString: 'accept', PopupScene: '0' },
}

describe('the door of the jobs', () => {
  it.each([
    ['wx_client', liJianguo.openid],
    ['wx_client', null],
    ['wx_devtools', liJianguo.openid],
    ['wx_http', null],
    ['wx_client,scf', liJianguo.openid],
    ['wx_unknown,scf', liJianguo.openid],
    ['wx_trigger', liJianguo.openid],
    ['wx_trigger,scf', null],
    ['', null],
  ])('is closed to %j with the openid %j', async (source, openid) => {
    expect(await asked(source, openid, event)).toEqual({ ok: false, refusal: 'notAllowed' })
  })

  it('ticks for the timer', async () => {
    expect(await asked('wx_trigger', null)).toMatchObject({ ok: true })
  })

  it('takes an event that nobody waits for, and logs nothing of what it says', async () => {
    expect(await asked('wx_unknown', liJianguo.openid, event)).toBe('success')
    expect(said.mock.calls).toEqual([
      [JSON.stringify({ operation: 'jobs.event', event: 'subscribe_msg_popup_event', outcome: 'ignored' })],
    ])
  })

  it('refuses what is no event', async () => {
    for (const odd of [{}, { ...event, MsgType: 'text' }, { ...event, Event: liJianguo.name }, null]) {
      expect(await asked('wx_unknown', null, odd)).toEqual({ ok: false, refusal: 'badInput' })
    }
    expect(JSON.stringify(said.mock.calls)).not.toContain(liJianguo.name)
  })

  it('hears in the cloud that somebody subscribed', async () => {
    await town.cloud.subscribe(liJianguo.openid, ['T1'])
    const logs = async () =>
      (await (await fetch(`${town.cloud.url}/console/api/logs`)).json()) as { text: string }[]
    expect((await until(logs, found => found.length > 0)).map(({ text }) => text)).toEqual([
      JSON.stringify({ operation: 'jobs.event', event: 'subscribe_msg_popup_event', outcome: 'ignored' }),
    ])
  })
})
