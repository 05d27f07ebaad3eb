export default definePageConfig({ navigationBarTitleText: '感谢和好人好事' })
