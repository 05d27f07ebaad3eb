export default definePageConfig({ navigationBarTitleText: '选一位志愿者' })
