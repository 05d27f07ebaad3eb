export default definePageConfig({ navigationBarTitleText: '我提过的事' })
