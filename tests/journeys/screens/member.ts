import { anActivity } from '../../activities/planning'
import { repairs } from '../../teams/volunteering'
import { aCheckin, bound, liJianguo, today, townBefore } from '../../town'
import type { Tour, Visit } from './tour'

const li = bound(liJianguo)
const visit = (planned: Omit<Visit, 'who'>): Visit => ({ who: liJianguo, ...planned })

/** What a member who has checked in keeps of himself, says and does as a volunteer. */
export const member: Tour = {
  town: {
    ...townBefore,
    orgs: [...townBefore.orgs, repairs],
    accounts: [...townBefore.accounts, li.account],
    members: [li.member, ...townBefore.members.slice(1)],
    checkins: [aCheckin(liJianguo)],
    activities: [
      anActivity('clean'),
      anActivity('now', { title: '整理楼道', startsAt: today - 1, endsAt: today + 3_600_000 }),
    ],
  },
  visits: {
    'double-card': visit({
      opens: 'home',
      shows: '我的双联卡',
      on: 'member/card',
      steps: async (phone, look) => {
        await phone.tap('我的双联卡')
        await phone.see('单位还没有派遣您')
        await look('double-card')
        await phone.tap('我的基本情况')
        await phone.see('写错了，改一改')
      },
    }),
    'basics-asking, basics': visit({
      opens: 'member/basics',
      shows: '写错了，改一改',
      steps: async (phone, look) => {
        await phone.tap('写错了，改一改')
        await phone.type('入党年月', '2005年')
        await phone.tap('提交，请单位核对')
        await phone.see('请写成 2005-07 这样，不晚于这个月。')
        await look('basics-asking')
        await phone.type('入党年月', '2005-08')
        await phone.tap('提交，请单位核对')
        await phone.see('等单位核对')
        await look('basics')
      },
    }),
    inbox: visit({
      opens: 'person/notices',
      shows: '您的事有了进展，会写在这里',
      steps: async (phone, look) => {
        await phone.see('提醒我一次')
        await look('inbox')
      },
    }),
    'posts, post': visit({
      opens: 'member/posts',
      shows: '社区接收以后就能认领',
      steps: async (phone, look) => {
        await look('posts')
        await phone.tap('民事调解岗')
        await phone.see('邻里和家庭的纠纷')
        await look('post')
        await phone.tap('关上')
        await phone.gone('关上')
      },
    }),
    'pledge-none, pledge-writing, pledge': visit({
      opens: 'member/pledge',
      shows: '还没有写承诺',
      steps: async (phone, look) => {
        await look('pledge-none')
        await phone.tap('写一句承诺')
        await phone.tap('写好了')
        await phone.see('请写一句话。')
        await look('pledge-writing')
        await phone.tap('每月带头打扫一次楼道，看见杂物随手清走。')
        await phone.tap('写好了')
        await phone.see('邻居在监督台上能看到这句话')
        await look('pledge')
      },
    }),
    letters: visit({ opens: 'member/thanks', shows: '还没有感谢信' }),
    'my-board': visit({ opens: 'member/board', shows: '我在监督台上的样子' }),
    'deeds-none, deed-recording, deeds, deed': visit({
      opens: 'member/deeds',
      shows: '还没有记过实事',
      steps: async (phone, look) => {
        await look('deeds-none')
        await phone.tap('记一件实事')
        await phone.tap('记下来')
        await phone.see('请写一句办了什么。')
        await look('deed-recording')
        await phone.type('办了什么', '给楼道换了一盏灯')
        await phone.tap('记下来')
        await phone.see('还有 1 件在等社区确认')
        await look('deeds')
        await phone.tap('给楼道换了一盏灯')
        await phone.see('本人记下：给楼道换了一盏灯')
        await look('deed')
      },
    }),
    'certificate-not-yet': visit({ opens: 'member/certificate', shows: '社区接收以后才有报到证' }),
    'my-group': visit({ opens: 'member/group', shows: '您还没有编进党小组' }),
    verify: visit({ opens: 'member/verify', shows: '纸上印着查验码' }),
    'volunteer-form, volunteer-form-wrong, volunteer-waiting, volunteer-offer, volunteer-printed': visit({
      opens: 'member/volunteer',
      shows: '党员志愿者申请表',
      steps: async (phone, look) => {
        await look('volunteer-form')
        await phone.tap('交给社区')
        await phone.see('请至少选一个时间。')
        await look('volunteer-form-wrong')
        await phone.tap('便民维修队')
        await phone.tap('周末')
        await phone.tap('我自愿参加，爱护志愿者的形象，守纪律、守信用，不收报酬。')
        await phone.tap('交给社区')
        await phone.see('申请交给社区了')
        await look('volunteer-waiting')
        await phone.tap('勾一勾能帮什么')
        await phone.see('健身器材维护')
        await look('volunteer-offer')
        await phone.tap('家电维修')
        await phone.tap('就这些')
        await phone.see('居民可以请您帮：家电维修。')
        await phone.tap('打印申请表')
        await phone.see('申请表做好了')
        await look('volunteer-printed')
      },
    }),
    'activities, activity-arrive, activity-peers': visit({
      opens: 'member/activities',
      shows: '清扫桂花园',
      on: { 'activity-arrive': 'member/activity', 'activity-peers': 'member/activity' },
      steps: async (phone, look) => {
        await look('activities')
        await phone.tap('整理楼道')
        await phone.see('我到了')
        await look('activity-arrive')
        await phone.tap('我到了')
        await phone.see('等一位在场的同志确认')
        await look('activity-peers')
      },
    }),
  },
}
