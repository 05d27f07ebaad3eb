export default definePageConfig({ navigationBarTitleText: '打勾的名单' })
