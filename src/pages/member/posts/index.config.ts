export default definePageConfig({ navigationBarTitleText: '社区的岗位' })
