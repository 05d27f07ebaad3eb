export default definePageConfig({ navigationBarTitleText: '等确认的报到' })
