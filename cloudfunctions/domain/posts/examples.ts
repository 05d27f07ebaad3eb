import type { Post, PostCategory, PostSet } from '../../../types/posts'
import type { ServiceCategory } from '../../../types/services'
import type { Skill } from '../../../types/teams'

interface Rest {
  services?: ServiceCategory[]
  skills?: Skill[]
  team?: string
}

function post(
  set: PostSet,
  key: string,
  categoryId: PostCategory | null,
  name: string,
  duties: string,
  { services = [], skills = [], team }: Rest = {},
): Post {
  return {
    _id: `${set}-${key}`,
    set,
    categoryId,
    name,
    duties,
    state: 'open',
    serviceCategories: services,
    skills,
    teamName: team ?? null,
    revision: 0,
  }
}

const policyTeam = '政策宣讲队'
const lawTeam = '法律调解队'
const healthTeam = '卫生健康队'
const repairTeam = '便民维修队'
const cultureTeam = '文体活动队'
const orderTeam = '平安巡防队'
const greenTeam = '环境绿化队'

/** A42 names five categories and no post: these 17 are 示范文本, to be changed by the county (X21). */
const five: Post[] = [
  post('five', 'policy-talk', 'policy', '政策宣讲员', '把党的政策讲给楼里的人听，一次讲清一件事。', {
    services: ['policyLaw'],
    skills: ['writing', 'teaching'],
    team: policyTeam,
  }),
  post('five', 'policy-notice', 'policy', '宣传栏管理员', '定期换宣传栏和楼道里的通知，过时的及时取下。', {
    skills: ['writing', 'calligraphy', 'photography'],
    team: policyTeam,
  }),
  post('five', 'policy-guide', 'policy', '惠民政策代办员', '帮不会上网的居民查政策、填表格、问进度。', {
    services: ['policyLaw', 'business'],
    skills: ['computing', 'writing', 'business'],
    team: policyTeam,
  }),
  post('five', 'law-advice', 'law', '法律咨询员', '解答常见的法律问题，需要时介绍到法律援助。', {
    services: ['policyLaw'],
    skills: ['law'],
    team: lawTeam,
  }),
  post('five', 'law-mediation', 'law', '邻里调解员', '邻里、家里有了矛盾，先去听、再劝和。', {
    services: ['mediation'],
    skills: ['mediation', 'law', 'psychology'],
    team: lawTeam,
  }),
  post('five', 'law-lessons', 'law', '普法讲解员', '结合身边的事讲讲法，提醒防诈骗。', {
    services: ['policyLaw'],
    skills: ['law', 'teaching', 'safety'],
    team: lawTeam,
  }),
  post('five', 'health-advice', 'health', '健康咨询员', '讲解常见病的预防，提醒什么时候该看医生。', {
    services: ['healthCare'],
    skills: ['medicine', 'nutrition'],
    team: healthTeam,
  }),
  post('five', 'health-care', 'health', '老人健康联络员', '常去看看独居和行动不便的老人，帮着量量血压。', {
    services: ['healthCare'],
    skills: ['nursing', 'medicine'],
    team: healthTeam,
  }),
  post('five', 'health-mind', 'health', '心理疏导员', '陪心里有事的人说说话，需要时介绍给专业机构。', {
    services: ['healthCare'],
    skills: ['psychology'],
    team: healthTeam,
  }),
  post('five', 'health-hygiene', 'health', '环境卫生员', '带头打扫，讲讲垃圾分类，看到脏乱及时说。', {
    services: ['environment'],
    skills: ['gardening'],
    team: greenTeam,
  }),
  post('five', 'culture-tutor', 'culture', '学业辅导员', '假期和放学后，陪孩子写作业、看书。', {
    skills: ['teaching', 'language'],
    team: cultureTeam,
  }),
  post(
    'five',
    'culture-activity',
    'culture',
    '文艺活动员',
    '组织唱歌、跳舞、书画这样的活动，让大家聚一聚。',
    {
      skills: ['music', 'calligraphy', 'photography'],
      team: cultureTeam,
    },
  ),
  post('five', 'culture-sport', 'culture', '健身指导员', '教大家安全地锻炼，看好小区的健身器材。', {
    services: ['fitnessEquipment'],
    skills: ['fitness', 'repair'],
    team: cultureTeam,
  }),
  post('five', 'culture-phone', 'culture', '手机课堂老师', '教老年人用手机：打电话、挂号、付款、防骗。', {
    skills: ['computing', 'teaching'],
    team: cultureTeam,
  }),
  post('five', 'order-patrol', 'order', '平安巡逻员', '饭后在小区走一走，看看门禁、路灯、陌生情况。', {
    services: ['security'],
    skills: ['safety'],
    team: orderTeam,
  }),
  post('five', 'order-fire', 'order', '消防安全员', '看看楼道和充电的地方，发现隐患及时提醒。', {
    services: ['security'],
    skills: ['safety', 'repair'],
    team: orderTeam,
  }),
  post('five', 'order-parking', 'order', '文明停车劝导员', '劝导车辆停好，让出救护车和消防车的路。', {
    services: ['security'],
    skills: ['driving', 'safety'],
    team: orderTeam,
  }),
]

/** A43: the names are the source's; the duties are 示范文本 after what it says in short, the mapping is ours (X6 X7). */
const ten: Post[] = [
  post(
    'ten',
    'party-liaison',
    null,
    '党建联络岗',
    '按兴趣和特长联络党员，商量主题活动，组织开会，发现问题一起想办法。',
    { skills: ['writing'] },
  ),
  post(
    'ten',
    'policy-publicity',
    'policy',
    '政策宣传岗',
    '用宣传栏、标语、广播、传单和讲座宣传政策，解答居民的政策问题。',
    { services: ['policyLaw'], skills: ['writing', 'teaching', 'calligraphy'], team: policyTeam },
  ),
  post('ten', 'suggestions', null, '建言献策岗', '为社区出主意，听居民怎么说，把大家的想法带给社区。', {
    skills: ['writing'],
  }),
  post('ten', 'civility', 'culture', '文明示范岗', '参加文明社区建设，带头讲公德，参加公益活动。', {
    skills: ['photography', 'teaching'],
    team: cultureTeam,
  }),
  post('ten', 'poverty-relief', null, '扶贫帮困岗', '了解有困难的家庭，帮着申请救助，一对一结对帮一把。', {
    services: ['healthCare', 'business', 'appliances'],
    skills: ['business', 'medicine', 'nursing', 'repair'],
    team: repairTeam,
  }),
  post('ten', 'mediation', 'law', '民事调解岗', '邻里和家庭的纠纷，依法、耐心地劝解。', {
    services: ['mediation', 'policyLaw'],
    skills: ['mediation', 'law', 'psychology'],
    team: lawTeam,
  }),
  post('ten', 'culture', 'culture', '文化传播岗', '带大家学习，传知识、教技能，组织文化和休闲活动。', {
    services: ['fitnessEquipment'],
    skills: ['teaching', 'music', 'calligraphy', 'fitness', 'language', 'computing'],
    team: cultureTeam,
  }),
  post(
    'ten',
    'security',
    'order',
    '治安防范岗',
    '维护小区秩序，协助民警登记新来的住户，参加防盗防骗的宣传。',
    { services: ['security'], skills: ['safety', 'driving'], team: orderTeam },
  ),
  post('ten', 'environment', 'health', '环境维护岗', '宣传卫生知识，参加打扫，劝阻乱搭乱建和扰民的事。', {
    services: ['environment'],
    skills: ['gardening', 'medicine'],
    team: greenTeam,
  }),
  post(
    'ten',
    'womens-rights',
    'law',
    '妇女维权岗',
    '讲解保护妇女的法律，关心受家暴的人，帮着调解家庭纠纷。',
    { services: ['mediation'], skills: ['law', 'psychology', 'mediation'], team: lawTeam },
  ),
]

/** A55: the eight services, as a set of posts of their own. */
const eight: Post[] = [
  post('eight', 'policy-law', 'law', '政策法律咨询', '解答居民的政策和法律问题。', {
    services: ['policyLaw'],
    skills: ['law', 'writing'],
    team: lawTeam,
  }),
  post('eight', 'fitness-equipment', 'culture', '健身器材维护', '检查小区的健身器材，坏了及时修、及时报。', {
    services: ['fitnessEquipment'],
    skills: ['repair', 'fitness'],
    team: repairTeam,
  }),
  post('eight', 'appliances', null, '家电维修', '帮居民修小家电，提醒用电安全。', {
    services: ['appliances'],
    skills: ['repair', 'plumbing'],
    team: repairTeam,
  }),
  post('eight', 'health-care', 'health', '卫生保健', '讲卫生和保健的知识，做简单的健康检查。', {
    services: ['healthCare'],
    skills: ['medicine', 'nursing', 'nutrition', 'psychology'],
    team: healthTeam,
  }),
  post('eight', 'business', null, '创业信息', '把招工、培训、创业的信息告诉需要的人。', {
    services: ['business'],
    skills: ['business', 'accounting', 'computing'],
    team: policyTeam,
  }),
  post('eight', 'security', 'order', '治安维护', '参加巡逻和值守，维护小区的秩序。', {
    services: ['security'],
    skills: ['safety', 'driving'],
    team: orderTeam,
  }),
  post('eight', 'environment', 'health', '环境卫生治理', '参加打扫和绿化，管好门前屋后。', {
    services: ['environment'],
    skills: ['gardening'],
    team: greenTeam,
  }),
  post('eight', 'mediation', 'law', '民事调解', '劝解邻里和家庭的纠纷。', {
    services: ['mediation'],
    skills: ['mediation', 'law', 'psychology'],
    team: lawTeam,
  }),
]

/** Every post of the starting sets. All of it is 示范文本 until the county changes it (X21). */
export const examples: readonly Post[] = [...five, ...ten, ...eight]
