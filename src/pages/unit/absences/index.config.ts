export default definePageConfig({ navigationBarTitleText: '社区的问候' })
