export default definePageConfig({ navigationBarTitleText: '电话里记一件' })
