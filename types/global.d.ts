/// <reference types="@tarojs/taro" />

declare namespace NodeJS {
  interface ProcessEnv {
    /** Which of the two builds this is; the bundler writes it in. */
    TARO_ENV: 'weapp' | 'h5'
    /** The WeChat cloud environment of the weapp build; empty means the one the account opened first. */
    TARO_APP_CLOUD_ENV?: string
  }
}

interface Window {
  /** What Taro's router in a browser reads its settings from, each time it needs one. */
  __taroAppConfig: { animation?: boolean }
}

/** The browser's own code reader, where it exists. */
interface BarcodeDetectorResult {
  rawValue: string
}

declare class BarcodeDetector {
  constructor(options: { formats: string[] })
  static getSupportedFormats(): Promise<string[]>
  detect(image: CanvasImageSource): Promise<BarcodeDetectorResult[]>
}
