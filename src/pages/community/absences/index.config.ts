export default definePageConfig({ navigationBarTitleText: '问候单位' })
