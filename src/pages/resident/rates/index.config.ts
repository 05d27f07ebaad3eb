export default definePageConfig({ navigationBarTitleText: '社区办事的三个比率' })
