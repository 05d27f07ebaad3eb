import { openTypes } from './built-ins'
import { ask, hideToast, toast } from './dialogs'
import { base64Of, chooseMedia, filesOfThePhone, userFolder } from './media'
import type { Bridge, Launch } from './packed'
import type { Pages } from './pages'

type Options = Record<string, unknown>

interface Callbacks {
  success?: (result: object) => void
  fail?: (error: object) => void
  complete?: (result: object) => void
}

/** `wx` as the product uses it. What WeChat or its servers would decide is asked of the bridge. */
export function makeWx(
  pages: Pages,
  bridge: Bridge,
  launch: Required<Launch>,
  storage: Record<string, string>,
) {
  answerOpenTypes(bridge)
  return {
    ...about(launch),
    ...storing(storage),
    ...navigating(pages),
    ...speaking(),
    ...asking(bridge),
    ...filesOfThePhone(),
    env: { USER_DATA_PATH: userFolder },
    cloud: clouding(bridge),
  }
}

/**
 * WeChat's manner of asynchronous functions: with callbacks they answer nothing, without they answer a
 * promise; a refusal is `{ errMsg: '<name>:fail …' }`.
 */
function slow(name: string, work: (options: Options) => object | Promise<object | undefined> | undefined) {
  return (given: Options & Callbacks = {}) => {
    const done = Promise.resolve()
      .then(() => work(given))
      .then(result => ({ errMsg: `${name}:ok`, ...result }))
      .catch((error: Error & { errCode?: number }) => {
        const code = error.errCode === undefined ? {} : { errCode: error.errCode }
        throw { errMsg: `${name}:fail ${error.message}`, ...code }
      })
    if (!given.success && !given.fail && !given.complete) return done

    done.then(
      result => {
        given.success?.(result)
        given.complete?.(result)
      },
      error => {
        given.fail?.(error)
        given.complete?.(error)
      },
    )
    return undefined
  }
}

type NetworkListener = (status: { isConnected: boolean; networkType: string }) => void

const network = new Set<NetworkListener>()

/** Tells the program what WeChat would: the network is gone, or back. */
export function tellNetwork(isConnected: boolean): void {
  for (const listen of network) listen({ isConnected, networkType: isConnected ? 'wifi' : 'none' })
}

function about(launch: Required<Launch>) {
  const window = { windowWidth: innerWidth, windowHeight: innerHeight - 44, pixelRatio: devicePixelRatio }
  const screen = {
    ...window,
    screenWidth: innerWidth,
    screenHeight: innerHeight,
    statusBarHeight: 20,
    screenTop: 64,
  }
  const safeArea = {
    left: 0,
    right: innerWidth,
    top: 20,
    bottom: innerHeight,
    width: innerWidth,
    height: innerHeight - 20,
  }
  const app = {
    SDKVersion: '3.8.0',
    language: 'zh_CN',
    theme: 'light',
    fontSizeSetting: launch.fontSize,
    fontSizeScaleFactor: launch.fontSize / 17,
  }
  const device = { brand: 'stage', model: 'stage', platform: 'android', system: 'Android 14' }
  return {
    getWindowInfo: () => ({ ...screen, safeArea }),
    getAppBaseInfo: () => app,
    getDeviceInfo: () => device,
    getSystemInfoSync: () => ({ ...screen, safeArea, ...app, ...device }),
    getLaunchOptionsSync: () => launch,
    getEnterOptionsSync: () => launch,
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop', version: '' },
    }),
    getMenuButtonBoundingClientRect: () => ({
      left: innerWidth - 94,
      right: innerWidth - 7,
      top: 24,
      bottom: 56,
      width: 87,
      height: 32,
    }),
    canIUse: () => true,
    getNetworkType: slow('getNetworkType', () => ({ networkType: 'wifi' })),
    onNetworkStatusChange: (listen: NetworkListener) => network.add(listen),
    offNetworkStatusChange: (listen: NetworkListener) => network.delete(listen),
    onThemeChange: () => undefined,
    offThemeChange: () => undefined,
    onError: () => undefined,
    onAppShow: () => undefined,
    offAppShow: () => undefined,
    onUnhandledRejection: () => undefined,
    onNeedPrivacyAuthorization: () => undefined,
    nextTick: (work: () => void) => setTimeout(work),
    getUpdateManager: () => ({
      onCheckForUpdate() {},
      onUpdateReady() {},
      onUpdateFailed() {},
      applyUpdate() {},
    }),
  }
}

function storing(kept: Record<string, string>) {
  const get = (key: string) => (kept[key] === undefined ? '' : JSON.parse(kept[key]))
  const set = (key: string, value: unknown) => {
    kept[key] = JSON.stringify(value)
  }
  const remove = (key: string) => {
    delete kept[key]
  }
  return {
    getStorageSync: get,
    setStorageSync: set,
    removeStorageSync: remove,
    clearStorageSync: () => Object.keys(kept).forEach(remove),
    getStorageInfoSync: () => ({ keys: Object.keys(kept), currentSize: 1, limitSize: 10_240 }),
    getStorage: slow('getStorage', ({ key }) => {
      if (kept[String(key)] === undefined) throw new Error('data not found')
      return { data: get(String(key)) }
    }),
    setStorage: slow('setStorage', ({ key, data }) => {
      set(String(key), data)
      return undefined
    }),
    removeStorage: slow('removeStorage', ({ key }) => {
      remove(String(key))
      return undefined
    }),
  }
}

function navigating(pages: Pages) {
  const to = (name: 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch') =>
    slow(name, ({ url }) => {
      pages[name](String(url))
      return undefined
    })
  return {
    navigateTo: to('navigateTo'),
    redirectTo: to('redirectTo'),
    switchTab: to('switchTab'),
    reLaunch: to('reLaunch'),
    navigateBack: slow('navigateBack', ({ delta }) => {
      pages.navigateBack(Number(delta ?? 1))
      return undefined
    }),
    setNavigationBarTitle: slow('setNavigationBarTitle', ({ title }) => {
      pages.entitle(String(title))
      return undefined
    }),
    setNavigationBarColor: slow('setNavigationBarColor', () => undefined),
    setBackgroundColor: slow('setBackgroundColor', () => undefined),
    stopPullDownRefresh: slow('stopPullDownRefresh', () => undefined),
    pageScrollTo: slow('pageScrollTo', ({ scrollTop }) => {
      pages.scrollTo(Number(scrollTop ?? 0))
      return undefined
    }),
  }
}

function speaking() {
  return {
    showToast: slow('showToast', ({ title, duration }) => {
      toast(String(title), Number(duration ?? 1500))
      return undefined
    }),
    hideToast: slow('hideToast', () => {
      hideToast()
      return undefined
    }),
    showLoading: slow('showLoading', ({ title }) => {
      toast(String(title), null)
      return undefined
    }),
    hideLoading: slow('hideLoading', () => {
      hideToast()
      return undefined
    }),
    showModal: slow('showModal', async ({ title, content, showCancel, cancelText, confirmText }) => {
      const cancel = showCancel === false ? [] : [{ label: String(cancelText ?? '取消'), value: 'cancel' }]
      const confirm = { label: String(confirmText ?? '确定'), value: 'confirm' }
      const chosen = await ask(String(title ?? ''), String(content ?? ''), [...cancel, confirm])
      return { confirm: chosen === 'confirm', cancel: chosen === 'cancel' }
    }),
    showActionSheet: slow('showActionSheet', async ({ itemList }) => {
      const items = (itemList as string[]).map((label, index) => ({ label, value: String(index) }))
      const chosen = await ask('', '', [...items, { label: '取消', value: 'cancel' }])
      if (chosen === 'cancel') throw new Error('cancel')
      return { tapIndex: Number(chosen) }
    }),
  }
}

/** What another program, a camera or a server of WeChat answers: the test has said what. */
function asking(bridge: Bridge) {
  const scripted = (name: string) => slow(name, async () => (await bridge.scripted(name)) as object)
  return {
    scanCode: scripted('scanCode'),
    chooseMessageFile: scripted('chooseMessageFile'),
    chooseMedia: slow('chooseMedia', () => chooseMedia(bridge)),
    compressImage: slow('compressImage', ({ src }) => ({ tempFilePath: src })),
    login: scripted('login'),
    getSetting: slow('getSetting', () => ({
      authSetting: {},
      subscriptionsSetting: { mainSwitch: true, itemSettings: {} },
    })),
    getPrivacySetting: slow('getPrivacySetting', () => ({
      needAuthorization: false,
      privacyContractName: '《用户隐私保护指引》',
    })),
    requirePrivacyAuthorize: slow('requirePrivacyAuthorize', () => undefined),
    openPrivacyContract: slow('openPrivacyContract', () => undefined),
    previewImage: slow('previewImage', () => undefined),
    saveImageToPhotosAlbum: slow('saveImageToPhotosAlbum', () => undefined),
    setClipboardData: slow('setClipboardData', () => undefined),
    makePhoneCall: slow('makePhoneCall', () => undefined),
    setKeepScreenOn: slow('setKeepScreenOn', () => undefined),
    getLocation: scripted('getLocation'),
    vibrateShort: slow('vibrateShort', () => undefined),
    requestSubscribeMessage: slow('requestSubscribeMessage', ({ tmplIds }) =>
      bridge.subscribe({ templateIds: tmplIds as string[] }),
    ),
  }
}

function clouding(bridge: Bridge) {
  return {
    init: () => undefined,
    callFunction: slow('cloud.callFunction', async ({ name, data }) => {
      const said = await bridge.callFunction({ name: String(name), data })
      if ('errCode' in said) throw Object.assign(new Error(said.errMsg), { errCode: said.errCode })
      return said
    }),
    uploadFile: slow('cloud.uploadFile', ({ cloudPath, filePath }) =>
      bridge.uploadFile({
        cloudPath: String(cloudPath),
        filePath: String(filePath),
        base64: base64Of(String(filePath)),
      }),
    ),
    getTempFileURL: slow('cloud.getTempFileURL', ({ fileList }) =>
      bridge.temporaryUrls({ fileList: fileList as string[] }),
    ),
  }
}

function answerOpenTypes(bridge: Bridge): void {
  openTypes.getPhoneNumber = async button => {
    const { code, errMsg } = await bridge.phoneCode()
    button.say?.('getphonenumber', code ? { code, errMsg: 'getPhoneNumber:ok' } : { errMsg })
  }
  openTypes.agreePrivacyAuthorization = button => button.say?.('agreeprivacyauthorization', {})
  openTypes['getPhoneNumber|agreePrivacyAuthorization'] = openTypes.getPhoneNumber
}
