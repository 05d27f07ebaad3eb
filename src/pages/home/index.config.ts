export default definePageConfig({ navigationBarTitleText: '双联双管' })
