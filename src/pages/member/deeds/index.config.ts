export default definePageConfig({ navigationBarTitleText: '我办的实事' })
