export default definePageConfig({ navigationBarTitleText: '派遣和登记卡' })
