export default definePageConfig({ navigationBarTitleText: '意见和更正' })
