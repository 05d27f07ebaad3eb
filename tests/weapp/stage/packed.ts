/** What travels from the built folder into the browser. Paths have no ending. */
export interface Packed {
  app: AppJson
  pages: string[]
  modules: Record<string, string>
  configs: Record<string, ComponentJson>
  /** An expression that evaluates to the compiled template groups by path. */
  templates: string
  styles: Record<string, string>
}

export interface AppJson {
  pages: string[]
  entryPagePath?: string
  subPackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string; text: string }[] }
  window?: { navigationBarTitleText?: string }
}

export interface ComponentJson {
  component?: boolean
  usingComponents?: Record<string, string>
  navigationBarTitleText?: string
}

export interface Launch {
  path?: string
  query?: Record<string, string>
  /** How it was opened: 1001 from the list, 1047 by scanning a mini-program code. */
  scene?: number
  /** WeChat's font setting in px: 17 is its standard. */
  fontSize?: number
}

export type Called = { result: object } | { errCode: number; errMsg: string }

/** What WeChat would do or ask its servers, answered by the test's own process. */
export interface Bridge {
  callFunction(input: { name: string; data: unknown }): Promise<Called>
  uploadFile(input: {
    cloudPath: string
    filePath: string
    /** What the program itself wrote on the phone. */
    base64: string | undefined
  }): Promise<{ fileID: string }>
  temporaryUrls(input: { fileList: string[] }): Promise<{ fileList: unknown[] }>
  phoneCode(): Promise<{ code?: string; errMsg?: string }>
  subscribe(input: { templateIds: string[] }): Promise<Record<string, string>>
  /** The next scripted answer of an API such as `scanCode`. */
  scripted(name: string): Promise<unknown>
}

export interface StageState {
  /** Bytes (UTF-8) of each `setData`, by page, in order. */
  setData: { page: string; bytes: number }[]
  problems: string[]
  storage: Record<string, string>
  pages: string[]
}
