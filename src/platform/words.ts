/** The sentences of the phone's and the browser's own abilities. */
export const words = {
  demo: '本地演示',
  youAre: (name: string) => `您现在是：${name}`,
  switchPersona: '换一个人',
  choosePersona: '您想用谁的身份看看？',
  choosePersonaNote: '这是本地演示，名字和号码都是编的。每个标签页可以是不同的人。',
  noPersonas: '没有连上本地云。请确认它已经启动，再试一次。',
  retry: '再试一次',
  scanTitle: '扫社区的码',
  scanHint: '把码放进框里，会自动认出来。',
  noCamera: '这里用不了摄像头。可以选一张码的图片。',
  choosePicture: '选一张码的图片',
  readingPicture: '正在认图片里的码…',
  noCodeInPicture: '这张图片里没有认出码。换一张清楚的试试。',
  cancel: '不扫了',
  staySame: '不换了',
}
