export default definePageConfig({ navigationBarTitleText: '小区的监督台' })
