export default definePageConfig({ navigationBarTitleText: '待确认的认领申请' })
