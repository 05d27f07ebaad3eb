export default definePageConfig({ navigationBarTitleText: '导入组织和地方' })
