import { anActivity } from '../../activities/planning'
import { aCode, gardenCode } from '../../board/boarding'
import { ask, idOf, neighbours } from '../../groups/grouping'
import type { Town } from '../../open-town'
import { weekly } from '../../pairs/pairing'
import { appliedTo, repairs } from '../../teams/volunteering'
import { liJianguo, newTap, sunnySecretary, today } from '../../town'
import { aWishFor } from '../../wishes/wishing'
import { sunnyTown } from './matters'
import { endedMatter } from './neighbour'
import { once, type Tour, type Visit } from './tour'

const visit = (planned: Omit<Visit, 'who'>): Visit => ({ who: sunnySecretary, ...planned })

/** What the community makes of its members: volunteers, posts, groups, the board, activities, pairs, wishes. */
export const community: Tour = {
  town: {
    ...sunnyTown,
    orgs: [...sunnyTown.orgs, repairs],
    boardCodes: [aCode()],
    activities: [
      anActivity('clean'),
      anActivity('now', { title: '整理楼道', startsAt: today - 1, endsAt: today + 3_600_000 }),
    ],
  },
  visits: {
    'community-registrations': visit({
      opens: 'community/registrations?community=sunny',
      shows: '凭报到函报到',
    }),
    'teams-waiting, teams-volunteer, teams-enter, teams, teams-bank': visit({
      before: volunteerWaits,
      opens: 'community/teams?org=sunny',
      shows: '建议去便民维修队',
      steps: async (phone, look) => {
        await look('teams-waiting')
        await phone.tap('李建国')
        await phone.tap('看一看')
        await phone.see('安排到哪个队？')
        await look('teams-volunteer')
        await phone.tap('安排到这个队')
        await phone.see('没有等安排的人')
        await phone.tap('照纸上的申请表登记')
        await phone.see('先找到名册上的这一位')
        await look('teams-enter')
        await phone.tap('关上')
        await phone.tap('服务队')
        await phone.see('添一支服务队')
        await look('teams')
        await phone.tap('特长库')
        await phone.see('李建国')
        await look('teams-bank')
      },
    }),
    'team, team-describe': visit({
      opens: 'community/team?id=repairs&org=sunny',
      shows: '说明这支队',
      steps: async (phone, look) => {
        await look('team')
        await phone.tap('说明这支队')
        await phone.see('想要多少人')
        await look('team-describe')
      },
    }),
    'community-posts-waiting, community-posts-hand-overs, community-post': visit({
      opens: 'community/posts?community=sunny',
      shows: '没有等着确认的认领',
      steps: async (phone, look) => {
        await look('community-posts-waiting')
        await phone.tap('交接')
        await phone.see('没有要办的交接')
        await look('community-posts-hand-overs')
        await phone.tap('各岗位')
        await phone.tap('民事调解岗')
        await phone.tap('限定人数')
        await look('community-post')
      },
    }),
    'groups, group-builder': visit({
      before: groupMade,
      opens: 'community/groups?community=sunny',
      shows: '桂花园法律咨询小组',
      on: { 'group-builder': 'community/builder' },
      steps: async (phone, look) => {
        await look('groups')
        await phone.tap('按住处编组')
        await phone.tap('法律咨询')
        await phone.see('第 1 组 · 1 人')
        await look('group-builder')
      },
    }),
    'group, group-election': visit({
      before: town => oneGroup(town),
      opens: 'community/group?id=',
      shows: '开始推选组长',
      steps: async (phone, look) => {
        await look('group')
        await phone.tap('开始推选组长')
        await phone.see('最后一天')
        await look('group-election')
      },
    }),
    boards: visit({ opens: 'community/boards?community=sunny', shows: '感谢和好人好事' }),
    'thanks-to-read': visit({ opens: 'community/thanks?community=sunny', shows: '这里没有等着的' }),
    'board-photos': visit({ opens: 'community/photos?community=sunny', shows: '没有等着看的照片' }),
    board: visit({ opens: `resident/board?scene=${gardenCode}`, shows: '桂花园的在职党员' }),
    'board-gate': visit({ opens: 'resident/board?scene=000000000000', shows: '这个码打不开监督台' }),
    'board-kept': visit({ opens: 'community/board?community=sunny&estate=garden', shows: '还没问过' }),
    'community-opinions-none': visit({
      opens: 'community/opinions?community=sunny',
      shows: '今年还没有开始',
    }),
    stories: visit({ opens: 'resident/stories?community=sunny', shows: '还没有登出来的' }),
    'pledges-to-read, deeds-to-confirm, without-pledge, pledge-for': visit({
      before: lampChanged,
      opens: 'community/pledges?community=sunny',
      shows: '没有等着看的承诺',
      steps: async (phone, look) => {
        await look('pledges-to-read')
        await phone.tap('待确认')
        await phone.tap('给楼道换了一盏灯')
        await phone.see('确认这 1 件')
        await look('deeds-to-confirm')
        await phone.tap('没有承诺')
        await phone.see('王秀英')
        await look('without-pledge')
        await phone.tap('王秀英')
        await phone.see('替本人记一件实事')
        await look('pledge-for')
      },
    }),
    'community-activities': visit({
      opens: 'community/activities?org=sunny',
      shows: '这个季度还可以安排 1 次集中服务',
    }),
    'activity-run': visit({ opens: 'member/activity?id=clean', shows: '组织这次活动' }),
    attendance: visit({
      opens: 'community/attendance?org=sunny&id=now',
      shows: '全社区',
      steps: async (phone, look) => {
        await phone.tap('全社区')
        await phone.see('王秀英')
        await look('attendance')
      },
    }),
    plan: visit({
      opens: 'community/plan?org=sunny',
      shows: '发布',
      steps: async (phone, look) => {
        await phone.tap('发布')
        await phone.see('请写一个名称。')
        await look('plan')
      },
    }),
    'community-services': visit({
      before: async town => void (await endedMatter(town)),
      opens: 'community/services?community=sunny',
      shows: '家电维修',
    }),
    'community-pairs, pair': visit({
      before: householdPaired,
      opens: 'community/pairs?community=sunny',
      shows: '每周陪说说话',
      on: { pair: 'resident/pair' },
      steps: async (phone, look) => {
        await look('community-pairs')
        await phone.tap('桂花园 5号楼：每周陪说说话')
        await phone.see('看门牌和电话')
        await look('pair')
      },
    }),
    pairing: visit({
      opens: 'community/pairing?community=sunny',
      shows: '结成这一对',
      steps: async (phone, look) => {
        await phone.tap('结成这一对')
        await phone.see('请写一句去做什么。')
        await look('pairing')
      },
    }),
    'community-wishes, wish-to-read': visit({
      before: wishSaid,
      opens: 'community/wishes?community=sunny',
      shows: '一副老花镜',
      on: { 'wish-to-read': 'resident/wish' },
      steps: async (phone, look) => {
        await look('community-wishes')
        await phone.tap('一副老花镜')
        await phone.see('先看一看')
        await look('wish-to-read')
      },
    }),
    'say-wish-for': visit({
      opens: 'community/say-wish?community=sunny',
      shows: '记下来',
      steps: async (phone, look) => {
        await phone.tap('记下来')
        await phone.see('请说一句想要什么。')
        await look('say-wish-for')
      },
    }),
  },
}

/** 李建国 would like to join the repair team, and says what he can mend. */
async function volunteerWaits(town: Town): Promise<undefined> {
  await appliedTo(town, liJianguo, { wish: [repairs._id] })
  await ask(town, liJianguo, 'teams.offer', { tapId: newTap(), services: ['appliances'] })
}

/** Two neighbours make a group, and a third waits for one. */
const oneGroup = once(async town => {
  const group = { communityId: 'sunny', parentId: 'sunny', name: '桂花园法律咨询小组' }
  const memberIds = neighbours(2).map(idOf)
  const input = { tapId: newTap(), ...group, kind: 'category-law' as const, memberIds }
  return (await ask(town, sunnySecretary, 'groups.create', input)).groupId
})

async function groupMade(town: Town): Promise<undefined> {
  await oneGroup(town)
}

async function lampChanged(town: Town): Promise<undefined> {
  const deed = { what: 'own' as const, day: '2026-11-22' as const, text: '给楼道换了一盏灯' }
  await ask(town, liJianguo, 'deeds.record', { tapId: newTap(), ...deed })
}

async function householdPaired(town: Town): Promise<undefined> {
  await ask(town, sunnySecretary, 'pairs.form', weekly({ memberIds: ['m_oLI'] }))
}

async function wishSaid(town: Town): Promise<undefined> {
  await ask(town, sunnySecretary, 'wishes.sayFor', aWishFor())
}
