export default definePageConfig({ navigationBarTitleText: '查验打印件' })
