import type { JobName, JobRunView } from '../../../types/jobs'
import type { Moment } from '../../../types/time'
import { momentInWords } from '../../contract/calendar'
import { doorRefusals } from '../door/words'
import type { Sentences } from '../requests/request-part'

export const refusals: Sentences<'jobs.list' | 'jobs.listRuns'> = doorRefusals

/** What each does, so that somebody who never saw code knows. */
export const jobWords: Record<JobName, string> = {
  'absences.draft': '拟好给单位的问候信，等社区书记看',
  'accounts.forgetTries': '忘掉昨天以前的认领次数',
  'activities.healLines': '把活动候补的人往前补上',
  'activities.healTasks': '补上季度任务的记录',
  'activities.suggestDeeds': '从活动里想起可以记的实事',
  'activities.tellChanges': '告诉报了名的人，活动改了或取消了',
  'audits.seal': '把“谁看过”的记录封存',
  'checkins.dropPhoneHints': '忘掉报到时手机的线索',
  'checkins.findReviews': '找出要再看一眼的报到',
  'checkins.forgetOld': '清掉旧的打勾名单和看过的提示',
  'groups.closeElections': '到点结束组长推选',
  'jobs.forgetRuns': '清掉一个月前的运行记录',
  'members.spellNames': '给新名字注上拼音，好查找',
  'members.sweepImports': '把没导完的名册接着导完',
  'notices.forgetOld': '清掉看过半年的旧消息',
  'notices.tellUntold': '补发漏掉的消息',
  'orgs.followStopped': '把合并社区没办完的接着办',
  'orgs.sweepSheets': '清掉没用完的地方表',
  'papers.dropOldRuns': '清掉打印过的文件',
  'posts.healClaims': '把认领到一半的岗位数清楚',
  'ratings.closeQuarters': '季度过后，定下三个比率',
  'ratings.dropPhoneHints': '忘掉评价时手机的线索',
  'ratings.findReviews': '找出要再看一眼的评价',
  'ratings.tallyRates': '算三个比率',
  'ratings.remindFollowUps': '有居民不满意，提醒该联系的人',
  'ratings.writeLetters': '每月写好邻居的来信',
  'registrations.unplaceEnded': '登记结束后，交回岗位和小组',
  'reminders.deliver': '把消息发到手机',
  'reminders.goOnPushes': '把书记发的提醒接着发完',
  'reminders.planDates': '到日子前，提醒经手的人',
  'reminders.planQuarter': '季度结束前，提醒还没报到的人',
  'requests.climb': '没人回话的事，请上一级帮忙',
  'requests.countNeeds': '数一数哪里需要什么',
  'requests.forgetCare': '忘掉办完一个月的照顾提示，和三个月没动过的接单记录',
  'requests.forgetEnded': '删掉早就办完的事里的电话、门牌、照片和录音',
  'requests.tellHosts': '告诉社区有新的服务申请',
  'seals.renew': '换密钥后，重新加密',
  'suggestions.remindAnswers': '意见快到期限，提醒答复的人',
  'thanks.sendLetters': '每月送出感谢信',
  'uploads.dropUnused': '清掉没有用上的照片和录音',
  'wishes.leave': '收起过了日子的微心愿',
  'wishes.tellHosts': '告诉社区有新的微心愿',
}

/** How often, as people say it. */
export function everyInWords(minutes: number): string {
  if (minutes < 60) return `每 ${minutes} 分钟一次`
  return minutes < 24 * 60 ? '每小时一次' : '每天一次'
}

/** What came of a run, and what to do about it. */
export function runInWords(run: JobRunView | null): string {
  if (run === null) return '最近没有跑过。请维护的人看看定时器是不是停了。'
  const when = momentInWords(run.at)
  switch (run.outcome) {
    case 'done':
      return `${when}，${run.count > 0 ? `做了 ${run.count} 件` : '没有要做的'}`
    case 'running':
      return `${when}开始，正在做`
    case 'stopped':
      return `${when}中途断了，${again(run)}`
    case 'failed':
      return `${when}没有做成，${again(run)}`
  }
}

const mostTries = 3

function again({ tries, runId }: JobRunView): string {
  if (tries < mostTries) return '过几分钟会自己接着做，不用管。'
  return `试了 ${tries} 次。请把编号 ${runId} 告诉维护的人，别的事不受影响。`
}

export const words = {
  title: '自动做的事',
  lead: '这些事到点自己做，不用人管。做到一半断了，下一次接着做。',
  allWell: (count: number) => `${count} 件事都在照常做`,
  someNot: (count: number) => `有 ${count} 件要看一看`,
  toSee: '要看一看的',
  every: '照常在做的',
  asOf: (at: Moment) => `${momentInWords(at)} 看到的`,
  stands: '还一次都没有跑过',
  standsNext: '刚装好的话，等五分钟再看。过后还是这样，请维护的人看看定时器是不是停了。',
  noRuns: '还没有做过',
  noRunsNext: '第一次做完以后，会写在这里。',
  marks: { done: '好的', running: '在做', stopped: '断了', failed: '没做成' } as const,
  never: '没跑',
  runsOf: (what: string) => `${what}：以前做的`,
}
