export default definePageConfig({ navigationBarTitleText: '我做的服务' })
