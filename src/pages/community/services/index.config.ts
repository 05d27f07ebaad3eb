export default definePageConfig({ navigationBarTitleText: '分散服务' })
