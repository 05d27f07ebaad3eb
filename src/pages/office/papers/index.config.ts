export default definePageConfig({ navigationBarTitleText: '打印件的样子' })
