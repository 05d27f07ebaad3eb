export default defineAppConfig({
  pages: ['pages/home/index', 'pages/checkin/index', 'pages/bind/index', 'pages/consent/index'],
  subPackages: [
    {
      root: 'pages/community',
      name: 'community',
      pages: ['quarter/index', 'claims/index', 'sites/index', 'poster/index'],
    },
    { root: 'pages/office', name: 'office', pages: ['roster/index', 'import/index'] },
  ],
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
})
