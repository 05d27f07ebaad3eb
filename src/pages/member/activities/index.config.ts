export default definePageConfig({ navigationBarTitleText: '近期活动' })
