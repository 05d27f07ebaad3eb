export default definePageConfig({ navigationBarTitleText: '请社区帮忙' })
