export default definePageConfig({ navigationBarTitleText: '报名和到场' })
