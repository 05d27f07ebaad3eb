export default definePageConfig({ navigationBarTitleText: '录入报到' })
