export default definePageConfig({ navigationBarTitleText: '我的双联卡' })
