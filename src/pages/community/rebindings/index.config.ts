export default definePageConfig({ navigationBarTitleText: '谁换了微信' })
