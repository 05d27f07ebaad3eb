export default definePageConfig({ navigationBarTitleText: '各处进度' })
