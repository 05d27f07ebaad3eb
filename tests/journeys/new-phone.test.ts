import type { RoleHeld } from '../../types/accounts'
import { bound, liJianguo, newTap, stranger, sunnySecretary, townAtWork, waterSecretary } from '../town'
import type { Phone } from './phone'
import { frontEnds, openStreet, type Street, visit } from './street'

const staff: RoleHeld = { role: 'communityStaff', orgId: 'sunny', since: 0, until: null }

describe.each(frontEnds)('somebody with a new phone %s', frontEnd => {
  let street: Street
  beforeAll(async () => {
    street = await openStreet({
      ...townAtWork,
      accounts: [
        ...townAtWork.accounts.filter(({ _id }) => _id !== liJianguo.openid),
        { ...bound(liJianguo).account, roles: [staff] },
      ],
    })
    const ask = (op: string, told: object) =>
      street.cloud.call(stranger.openid, 'api', { op, input: { tapId: newTap(), ...told } })
    await ask('accounts.consent', { purpose: 'serve', version: '2026-12' })
    await ask('accounts.claim', { name: '李建国', phoneTail: '0001', unitName: '安平县水务局' })
  })
  afterAll(() => street.close())

  it('whoever confirms it reads first which office waits, and for whom', async () => {
    await visit<Phone>(street.open[frontEnd](waterSecretary), async phone => {
      await phone.tap('待确认的认领申请')
      await phone.tap('看一看')
      await phone.see('职务怎么办')
      await phone.still('阳光社区 · 社区工作人员：先停下，等社区书记、镇（街道）党委书记或双联双管办说可以')
      await phone.tap('换绑到新微信')
      await phone.see('已经确认。有职务先停下，等上级说可以。')
    })
  })

  it('whoever could grant the office has it on the home with a number, and the new phone is told that it waits', async () => {
    await visit<Phone>(street.open[frontEnd](stranger), async phone => {
      await phone.see('有职务还没转过来')
      await phone.still('阳光社区 · 社区工作人员：等上级说可以')
    })
    await visit<Phone>(street.open[frontEnd](sunnySecretary), async phone => {
      await phone.see('1 件请您看看')
      await phone.tap('谁换了微信')
      await phone.see('可以，转社区工作人员')
      await phone.still('不是本人，叫停')
    })
  })

  it('the phone before is asked, says that it was somebody else, and holds again', async () => {
    await visit<Phone>(street.open[frontEnd](liJianguo), async phone => {
      await phone.see('是您换了手机吗？')
      await phone.tap('不是我')
      await phone.see('您好，李建国')
    })
    await visit<Phone>(street.open[frontEnd](sunnySecretary), async phone => {
      await phone.tap('谁换了微信')
      await phone.see('已经叫停')
      await phone.still('阳光社区 · 社区工作人员：回到原来的微信')
      await phone.miss('不是本人，叫停')
    })
  })
})
