export default definePageConfig({ navigationBarTitleText: '我的基本情况' })
