export default definePageConfig({ navigationBarTitleText: '编党小组' })
