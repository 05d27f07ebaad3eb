import type { Database } from 'lmdb'

/** A template of subscribe messages, as it stands in WeChat's console. */
export interface Template {
  id: string
  title: string
  /** `longTerm`: one consent, many messages; by account category only. */
  kind: 'oneTime' | 'longTerm'
  /** `thing1`, `time2`: what a message must carry, no more and no less. */
  keywords: string[]
  /** For keywords of the type `enum`: the values that are listed. */
  values?: Record<string, string[]>
  /** WeChat has banned it. */
  isBanned?: boolean
}

/** The templates of this mini-program. While none is declared, every well-formed id is a one-time template. */
export class Templates {
  constructor(private readonly kept: Database<unknown, string>) {}

  all(): Template[] {
    return (this.kept.get('templates') as Template[] | undefined) ?? []
  }

  async keep(templates: Template[]): Promise<void> {
    await this.kept.put('templates', templates)
  }

  find(id: string): Template | undefined {
    return this.all().find(template => template.id === id)
  }

  exists(id: unknown): id is string {
    if (!isTemplateId(id)) return false
    return this.all().length === 0 || this.find(id) !== undefined
  }
}

const isTemplateId = (id: unknown): id is string => typeof id === 'string' && /^[\w-]{1,64}$/.test(id)
