export default definePageConfig({ navigationBarTitleText: '需求地图' })
