export default definePageConfig({ navigationBarTitleText: '发过的提醒' })
