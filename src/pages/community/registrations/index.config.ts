export default definePageConfig({ navigationBarTitleText: '登记接收' })
