export default definePageConfig({ navigationBarTitleText: '换微信的职务' })
