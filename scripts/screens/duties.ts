import { seeText, tapText } from '../../tests/journeys/hands'
import { liJianguo, newTap, noon, sunnySecretary, wangXiuying, waterSecretary } from '../../tests/town'
import type { Album } from './album'
import { memberIdOf, neighbours, ouyangXiuzhen, sunWeimin, zhaoLan } from './street-people'
import type { Town } from './town'
import { visitsIn } from './visits'

type Keep = ReturnType<typeof visitsIn>['keep']

/** What members take on, and what a secretary does with it: activities, posts, pledges, groups, words to units. */
export async function drawDuties(town: Town, album: Album): Promise<void> {
  album.open('Duties · 活动、岗位、党小组')
  const { keep, end } = visitsIn(town, album)
  await drawActivities(town, keep)
  await drawPosts(town, keep)
  await drawPledges(town, keep)
  await drawGroup(town, keep)
  await drawTeams(keep)
  await drawAbsences(town, keep)
  await drawReminding(town, keep)
  await end()
}

async function drawActivities(town: Town, keep: Keep): Promise<void> {
  const signUp = (who: { openid: string }, activityId: string) =>
    town.ask(who, 'activities.signUp', { tapId: newTap(), activityId })
  for (const who of [zhaoLan, sunWeimin, ouyangXiuzhen, wangXiuying]) await signUp(who, 'dumplings')
  await signUp(liJianguo, 'clean')
  for (const who of [liJianguo, wangXiuying, zhaoLan]) {
    await town.ask(who, 'activities.arrive', { tapId: newTap(), activityId: 'now' })
  }
  const entered = { activityId: 'now', memberIds: [memberIdOf(sunWeimin)], reason: '没带手机' }
  await town.ask(sunnySecretary, 'activities.enter', { tapId: newTap(), ...entered })
  const note = { day: '2026-11-21', where: '桂花园', what: '帮邻居修灯', field: 'environment' } as const
  await town.ask(liJianguo, 'activities.noteService', { tapId: newTap(), ...note })

  const pageOf = (id: string) => `pages/member/activity/index?id=${id}`
  const see = '谁来'
  await keep({
    who: liJianguo,
    path: 'pages/member/activities/index',
    see: '清扫桂花园',
    name: 'activity-list',
    title: 'What is on · 近期活动',
  })
  await keep({
    who: liJianguo,
    path: pageOf('clean'),
    see,
    name: 'activity-signed-up',
    title: 'Signed up · 已经报上名了',
  })
  await keep({
    who: liJianguo,
    path: pageOf('dumplings'),
    see,
    name: 'activity-full',
    title: 'No room left · 排候补',
  })
  await keep({
    who: wangXiuying,
    path: pageOf('dumplings'),
    see,
    name: 'activity-waiting',
    title: 'In line · 候补第几位',
  })
  await keep({
    who: liJianguo,
    path: pageOf('now'),
    see,
    name: 'activity-arrived',
    title: 'Here; somebody says so · 等一位在场的同志确认',
  })
  await keep({
    who: sunnySecretary,
    path: pageOf('dumplings'),
    see,
    name: 'activity-run',
    title: 'For whoever runs it · 组织这次活动',
  })
  await keep({
    who: sunnySecretary,
    path: 'pages/community/activities/index?org=sunny',
    see: '清扫桂花园',
    name: 'activity-calendar',
    title: 'The calendar · 社区活动',
  })
  const people = {
    who: sunnySecretary,
    path: 'pages/community/attendance/index?org=sunny&id=now',
    see: '全社区',
  }
  await keep({
    ...people,
    name: 'activity-people',
    title: 'Who came · 到了',
    steps: async page => {
      await tapText(page, '到了')
      await seeText(page, '孙为民')
    },
  })
  await keep({
    who: sunnySecretary,
    path: 'pages/community/services/index?community=sunny',
    see: '帮邻居修灯',
    name: 'service-to-confirm',
    title: 'Dispersed services to confirm · 待确认',
  })
}

async function drawPosts(town: Town, keep: Keep): Promise<void> {
  for (const who of [liJianguo, ...neighbours.slice(1, 3)]) {
    await town.ask(who, 'posts.claim', { tapId: newTap(), postId: 'ten-security' })
  }
  const posts = {
    who: sunnySecretary,
    path: 'pages/community/posts/index?community=sunny',
    see: '治安防范岗',
  }
  await keep({ ...posts, name: 'post-claims', title: 'Claims to confirm · 待确认的认领' })
  await keep({
    ...posts,
    name: 'post-claims-ticked',
    title: 'Ticked, and confirmed together · 一起确认',
    steps: page => tapText(page, '全选'),
  })
  await keep({
    who: liJianguo,
    path: 'pages/member/posts/index',
    see: '我的岗位',
    name: 'post-mine',
    title: 'My posts · 我的岗位',
  })
}

async function drawPledges(town: Town, keep: Keep): Promise<void> {
  const write = (who: { openid: string }, text: string) =>
    town.ask(who, 'pledges.write', { tapId: newTap(), text })
  await write(liJianguo, '每月带头打扫一次楼道，看见杂物随手清走。')
  await write(wangXiuying, '加微信联系，每周上门量一次血压')
  const record = (who: { openid: string }, day: string, text: string) =>
    town.ask(who, 'deeds.record', { tapId: newTap(), what: 'own', day, text })
  await record(liJianguo, '2026-11-20', '给楼道换了一盏灯')
  await record(wangXiuying, '2026-11-12', '陪独居的老邻居去县医院看病，排队、取药、送回家，前后一个上午')
  await keep({
    who: liJianguo,
    path: 'pages/member/pledge/index',
    see: '邻居在监督台上能看到这句话',
    name: 'pledge-public',
    title: 'My pledge is public · 已公开',
  })
  const tending = {
    who: sunnySecretary,
    path: 'pages/community/pledges/index?community=sunny',
    see: '每周上门量一次血压',
  }
  await keep({ ...tending, name: 'pledge-to-read', title: 'A pledge that was doubted · 待看承诺' })
  await keep({
    ...tending,
    name: 'deeds-to-confirm',
    title: 'Deeds, several at once · 待确认的实事',
    steps: async page => {
      await tapText(page, '待确认')
      await tapText(page, '给楼道换了一盏灯')
    },
  })
  await keep({
    who: liJianguo,
    path: 'pages/member/deeds/index',
    see: '给楼道换了一盏灯',
    name: 'deeds-mine',
    title: 'My deeds · 我办的实事',
  })
}

async function drawGroup(town: Town, keep: Keep): Promise<void> {
  const members = neighbours.filter((_, index) => index % 2 === 1)
  const { groupId } = await town.ask(sunnySecretary, 'groups.create', {
    tapId: newTap(),
    communityId: 'sunny',
    parentId: 'sunny',
    name: '桂花园法律咨询小组',
    kind: 'category-law',
    memberIds: members.map(memberIdOf),
  })
  const group = { who: sunnySecretary, path: `pages/community/group/index?id=${groupId}` }
  await keep({ ...group, see: '开始推选组长', name: 'group', title: 'A group · 一个党小组' })
  const opened = { tapId: newTap(), groupId, days: 3, isSecondRound: false }
  const { electionId } = await town.ask(sunnySecretary, 'groups.openElection', opened)
  const [voter = neighbours[1], chosen = neighbours[3]] = members
  const ballot = { who: voter ?? liJianguo, path: 'pages/member/group/index' }
  await keep({ ...ballot, see: '都不选', name: 'group-ballot', title: 'A secret ballot · 无记名投票' })
  for (const who of members.slice(0, 8)) {
    const choice = chosen ? memberIdOf(chosen) : null
    await town.ask(who, 'groups.vote', { tapId: newTap(), electionId, choice })
  }
  await keep({ ...ballot, see: '您已经投过票了', name: 'group-voted', title: 'Voted · 投过票了' })
  await keep({ ...group, see: '取消这次推选', name: 'group-election', title: 'While it runs · 推选组长' })
}

async function drawTeams(keep: Keep): Promise<void> {
  const teams = { who: sunnySecretary, path: 'pages/community/teams/index?org=sunny' }
  await keep({
    ...teams,
    see: '建议去便民维修队',
    name: 'team-waiting',
    title: 'Who waits for a team · 等安排',
  })
  await keep({
    ...teams,
    see: '建议去便民维修队',
    name: 'team-bank',
    title: 'Who can do what · 特长库',
    steps: async page => {
      await tapText(page, '特长库')
      await seeText(page, '李建国')
    },
  })
  await keep({
    who: wangXiuying,
    path: 'pages/community/team/index?id=repairs',
    see: '队里的人',
    name: 'team-leader',
    title: 'For the team’s leader · 队长看到的',
  })
  await keep({
    who: liJianguo,
    path: 'pages/member/volunteer/index',
    see: '您在便民维修队',
    name: 'team-mine',
    title: 'I am in a team · 我的服务队',
  })
}

async function drawAbsences(town: Town, keep: Keep): Promise<void> {
  const absences = { who: sunnySecretary, path: 'pages/community/absences/index?community=sunny' }
  const look = '看一看，发给单位'
  await keep({ ...absences, see: look, name: 'absence-draft', title: 'A word to the unit · 问候单位' })
  await keep({
    ...absences,
    see: look,
    name: 'absence-letter',
    title: 'The letter, to be changed · 发给单位的话',
    isAtOnce: true,
    steps: page => tapText(page, look),
  })
  const [absence] = await town.cloud.documents('absences')
  const words = '这半年没有见到这位同志，想问问是不是有什么难处，需要社区帮什么忙。'
  const sent = { tapId: newTap(), absenceId: String(absence?._id), words }
  await town.ask(sunnySecretary, 'absences.send', sent)
  await keep({
    who: waterSecretary,
    path: 'pages/unit/absences/index?unit=water',
    see: '回一句话',
    name: 'absence-unit',
    title: 'What the unit reads · 社区的问候',
  })
}

async function drawReminding(town: Town, keep: Keep): Promise<void> {
  const remind = { who: sunnySecretary, path: 'pages/community/remind/index?community=sunny' }
  await keep({
    ...remind,
    see: '微信上收得到',
    name: 'remind-preview',
    title: 'Before it is sent · 发之前看一看',
  })
  const everybody = {
    communityId: 'sunny',
    matter: 'checkin',
    sentence: 'scan',
    chosen: { kind: 'all' },
  } as const
  // Messages go out while offices are open.
  await town.cloud.clock({ now: noon('2026-11-23') })
  await town.ask(sunnySecretary, 'reminders.push', { tapId: newTap(), ...everybody })
  await town.cloud.fireTimer('jobs')
  await keep({
    who: sunnySecretary,
    path: 'pages/community/reminded/index?community=sunny',
    see: '谁看了、谁没看，谁也不知道',
    name: 'remind-sent',
    title: 'How it went, in numbers · 发过的提醒',
  })
}
