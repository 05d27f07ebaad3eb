export default definePageConfig({ navigationBarTitleText: '等着看的照片' })
