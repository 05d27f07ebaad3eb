export default definePageConfig({ navigationBarTitleText: '需要看一看' })
