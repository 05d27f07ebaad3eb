/** Asking for the place needs WeChat's leave for the account; a build without it never asks. */
const location =
  process.env.TARO_APP_LOCATION === 'yes'
    ? {
        requiredPrivateInfos: ['getLocation' as const],
        permission: {
          'scope.userLocation': { desc: '只记您在不在报到点附近，不记具体位置；不同意也一样能报到' },
        },
      }
    : {}

/** WeChat's plugin that writes speech down has to be granted to the account; without it the recording alone is sent. */
const speech =
  process.env.TARO_APP_SPEECH === 'yes'
    ? { plugins: { WechatSI: { version: '0.3.6', provider: 'wx069ba97219f66d99' } } }
    : {}

/** Every piece of the kit and nothing else, for those who draw screens. */
const gallery = { pages: ['pages/gallery/index'], subPackages: [] }

const county = {
  pages: ['pages/home/index', 'pages/checkin/index', 'pages/bind/index', 'pages/consent/index'],
  subPackages: [
    {
      root: 'pages/community',
      name: 'community',
      pages: [
        'quarter/index',
        'claims/index',
        'rebindings/index',
        'sites/index',
        'poster/index',
        'registrations/index',
        'teams/index',
        'team/index',
        'posts/index',
        'groups/index',
        'builder/index',
        'group/index',
        'pledges/index',
        'activities/index',
        'plan/index',
        'attendance/index',
        'services/index',
        'waiting/index',
        'doors/index',
        'door/index',
        'desk/index',
        'ticks/index',
        'reviews/index',
        'pairs/index',
        'pairing/index',
        'requests/index',
        'request-phone/index',
        'request-find/index',
        'needs/index',
        'boards/index',
        'board/index',
        'photos/index',
        'thanks/index',
        'ratings/index',
        'answers/index',
        'wishes/index',
        'say-wish/index',
        'opinions/index',
        'absences/index',
        'remind/index',
        'reminded/index',
        'calls/index',
      ],
    },
    {
      root: 'pages/office',
      name: 'office',
      pages: [
        'roster/index',
        'import/index',
        'places/index',
        'place/index',
        'sheet/index',
        'progress/index',
        'papers/index',
        'roles/index',
        'handover/index',
        'rules/index',
        'rule/index',
        'trail/index',
        'posts/index',
        'post/index',
        'holidays/index',
        'exchange/index',
        'opinions/index',
        'jobs/index',
      ],
    },
    { root: 'pages/unit', name: 'unit', pages: ['registrations/index', 'basics/index', 'absences/index'] },
    {
      root: 'pages/member',
      name: 'member',
      pages: [
        'who-looked/index',
        'card/index',
        'basics/index',
        'certificate/index',
        'verify/index',
        'volunteer/index',
        'posts/index',
        'group/index',
        'pledge/index',
        'deeds/index',
        'activities/index',
        'activity/index',
        'services/index',
        'helping/index',
        'board/index',
        'thanks/index',
        'letters/index',
        'wishes/index',
      ],
    },
    {
      root: 'pages/resident',
      name: 'resident',
      pages: [
        'ask/index',
        'asked/index',
        'request/index',
        'choose/index',
        'pair/index',
        'pairs/index',
        'board/index',
        'stories/index',
        'rates/index',
        'suggestions/index',
        'wishes/index',
        'wish/index',
        'say-wish/index',
        'opinion/index',
        'opinions/index',
      ],
      ...speech,
    },
    { root: 'pages/person', name: 'person', pages: ['notices/index'] },
  ],
}

export default defineAppConfig({
  ...(process.env.TARO_APP_GALLERY ? gallery : county),
  window: {
    navigationBarTitleText: '双联双管',
    navigationBarTextStyle: '@navigationText' as 'black',
    navigationBarBackgroundColor: '@background',
    backgroundColor: '@background',
  },
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  ...location,
})
