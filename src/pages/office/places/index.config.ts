export default definePageConfig({ navigationBarTitleText: '组织和地方' })
