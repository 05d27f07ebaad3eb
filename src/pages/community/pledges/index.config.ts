export default definePageConfig({ navigationBarTitleText: '承诺和实事' })
