import type { Template } from './wechat/templates'
import type { WordLists } from './wechat/verdicts'

/** Somebody one can be on this machine. */
export interface Persona {
  id: string
  openid: string
  name: string
  note: string
  /** The number WeChat knows; null when there is none. */
  phone: string | null
}

/** What a data folder begins with. */
export interface Seed {
  personas: Persona[]
  collections: Record<string, object[]>
  /** What the content checks find suspicious, beside the lists that always hold. */
  words?: Partial<WordLists>
  /** The templates of subscribe messages; without any, every id is one. */
  templates?: Template[]
  /** Runs when the collections are loaded, through the doors that people use. */
  afterwards?(client: SeedClient): Promise<void>
}

export interface SeedClient {
  /** `wx.cloud.callFunction` as that person; throws when the function fails. */
  call(openid: string, functionName: string, event: object): Promise<unknown>
  /** `wx.cloud.uploadFile` as that person; gives the file id. */
  upload(openid: string, cloudPath: string, bytes: Uint8Array): Promise<string>
}
