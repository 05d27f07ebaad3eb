export default definePageConfig({ navigationBarTitleText: '结一对' })
