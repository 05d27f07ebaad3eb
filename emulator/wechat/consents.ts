import type { Database } from 'lmdb'

export type Choice = 'accept' | 'reject'

/** What `wx.getSetting({ withSubscriptions: true })` tells of subscriptions. */
export interface SubscriptionsSetting {
  mainSwitch: boolean
  /** Only the templates with 总是保持以上选择, and the choice. */
  itemSettings: Record<string, Choice>
}

/** Who may be sent what, and how many times; and what a person has decided once and for all. */
export class Consents {
  constructor(private readonly kept: Database<unknown, string>) {}

  setting(openid: string): SubscriptionsSetting {
    const kept = this.kept.get(`setting:${openid}`) as SubscriptionsSetting | undefined
    return kept ?? { mainSwitch: true, itemSettings: {} }
  }

  async keepMainSwitch(openid: string, mainSwitch: boolean): Promise<void> {
    await this.kept.put(`setting:${openid}`, { ...this.setting(openid), mainSwitch })
  }

  async keepChoice(openid: string, templateId: string, choice: Choice): Promise<void> {
    const setting = this.setting(openid)
    const itemSettings = { ...setting.itemSettings, [templateId]: choice }
    await this.kept.put(`setting:${openid}`, { ...setting, itemSettings })
  }

  /** One more message may be sent. */
  async grant(openid: string, templateId: string): Promise<void> {
    await this.kept.transaction(() => {
      void this.kept.put(grantKey(openid, templateId), this.left(openid, templateId) + 1)
    })
  }

  left(openid: string, templateId: string): number {
    return (this.kept.get(grantKey(openid, templateId)) as number | undefined) ?? 0
  }

  /** Everybody who may still be sent something. */
  all(): { openid: string; templateId: string; left: number }[] {
    return [...this.kept.getRange({ start: 'grant:', end: 'grant;' })].map(({ key, value }) => {
      const [, openid = '', templateId = ''] = key.split(':')
      return { openid, templateId, left: Number(value) }
    })
  }

  /** Takes one consent; a long-term one stays. False when none is left, or the person refuses messages. */
  async use(openid: string, templateId: string, isLongTerm: boolean): Promise<boolean> {
    return this.kept.transaction(() => {
      const { mainSwitch, itemSettings } = this.setting(openid)
      const left = this.left(openid, templateId)
      if (left === 0 || !mainSwitch || itemSettings[templateId] === 'reject') return false
      if (!isLongTerm) void this.kept.put(grantKey(openid, templateId), left - 1)
      return true
    })
  }

  /** 拒收: what was granted before is gone. */
  async withdraw(openid: string, templateId: string): Promise<void> {
    await this.kept.remove(grantKey(openid, templateId))
  }
}

const grantKey = (openid: string, templateId: string): string => `grant:${openid}:${templateId}`
