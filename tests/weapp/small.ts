import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A mini program of a few lines in WeChat's own languages, to try the stage itself. */
export const smallProgram = {
  'app.json': JSON.stringify({
    pages: ['pages/door/index', 'pages/hall/index'],
    subPackages: [{ root: 'garden', pages: ['pages/tree/index'] }],
    tabBar: {
      list: [
        { pagePath: 'pages/door/index', text: '门口' },
        { pagePath: 'pages/hall/index', text: '大厅' },
      ],
    },
  }),
  'app.js': 'App({ onLaunch(options) { this.launchedBy = options.scene } })',
  'app.wxss': '.wide { width: 375rpx }',
  'words.js': "module.exports = { greet: name => '你好,' + name }",
  'pages/door/index.json': '{"navigationBarTitleText":"门"}',
  'pages/door/index.wxml': `
<wxs module="say" src="../../say.wxs" />
<view class="wide" id="width">{{say.times(count)}}</view>
<view>场景 {{scene}} 由 {{launchedBy}}</view>
<button bindtap="knock">敲门</button>
<input placeholder="姓名" value="{{name}}" bindinput="named" />
<view>{{greeting}}</view>
<view>窗口 {{window}}</view>
<button bindtap="walk">去花园</button>
<button bindtap="scan">扫码</button>
<view>{{code}}</view>
<button bindtap="call">呼叫</button>
<button bindtap="fail">出错</button>
<button open-type="getPhoneNumber" bindgetphonenumber="phoned">手机号</button>
<button disabled="{{true}}" bindtap="knock">不能敲</button>
`,
  'say.wxs': "module.exports = { times: function (count) { return '敲了' + count + '次' } }",
  'pages/door/index.js': `
const { greet } = require('../../words')
Page({
  data: { count: 0, name: '', greeting: '', window: typeof window + typeof document + typeof fetch + typeof localStorage + typeof URL },
  onLoad(query) { this.setData({ scene: decodeURIComponent(query.scene || '无'), launchedBy: getApp().launchedBy }) },
  knock() { this.setData({ count: this.data.count + 1 }) },
  named(event) { this.setData({ name: event.detail.value, greeting: greet(event.detail.value) }) },
  walk() { wx.navigateTo({ url: '/garden/pages/tree/index?kind=桂花' }) },
  scan() { wx.scanCode({ success: ({ result }) => this.setData({ code: result }), fail: ({ errMsg }) => this.setData({ code: errMsg }) }) },
  async call() {
    try { this.setData({ code: JSON.stringify((await wx.cloud.callFunction({ name: 'api', data: { op: 'x' } })).result) }) }
    catch ({ errCode, errMsg }) { this.setData({ code: errCode + ' ' + errMsg }) }
  },
  phoned(event) { this.setData({ code: '号码 ' + event.detail.code }) },
  fail() { throw new Error('the door is stuck') },
})`,
  'pages/hall/index.json': '{}',
  'pages/hall/index.wxml': '<view>这里是大厅</view>',
  'pages/hall/index.js': 'Page({})',
  'garden/pages/tree/index.json': '{}',
  'garden/pages/tree/index.wxml': '<view>{{kind}}树</view><button bindtap="back">回去</button>',
  'garden/pages/tree/index.js':
    'Page({ onLoad({ kind }) { this.setData({ kind }) }, back() { wx.navigateBack() } })',
}

/** Writes the program into a folder of its own; `changes` replaces files, null leaves one out. */
export function writeProgram(
  changes: Partial<Record<keyof typeof smallProgram, string | null>> = {},
): string {
  const folder = mkdtempSync(join(tmpdir(), 'small-weapp-'))
  for (const [path, text] of Object.entries({ ...smallProgram, ...changes })) {
    if (text === null) continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}
