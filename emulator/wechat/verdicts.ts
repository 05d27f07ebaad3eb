import type { Database } from 'lmdb'

/** What makes a text or a file suspicious here. Files are known by a part of their name or of their SHA-256. */
export interface WordLists {
  riskyTexts: string[]
  reviewTexts: string[]
  riskyMedia: string[]
  reviewMedia: string[]
}

export interface Verdict {
  suggest: 'pass' | 'review' | 'risky'
  label: number
  keyword?: string
}

/** Of WeChat's labels: 100 normal, 10001 advertising, 20006 illegal. */
const labels = { pass: 100, review: 10001, risky: 20006 }

const words: WordLists = {
  riskyTexts: ['赌博', '毒品', '枪支'],
  reviewTexts: ['加微信', '代开发票'],
  riskyMedia: ['risky'],
  reviewMedia: ['review'],
}

/** WeChat judges with models and people; here lists of words decide. */
export class Verdicts {
  constructor(private readonly kept: Database<unknown, string>) {}

  words(): WordLists {
    return { ...words, ...(this.kept.get('words') as Partial<WordLists> | undefined) }
  }

  async keepWords(lists: Partial<WordLists>): Promise<void> {
    await this.kept.put('words', { ...this.words(), ...lists })
  }

  ofText(text: string): Verdict {
    const { riskyTexts, reviewTexts } = this.words()
    return judge([text], riskyTexts, reviewTexts)
  }

  ofMedia(fileName: string, sha256: string): Verdict {
    const { riskyMedia, reviewMedia } = this.words()
    return judge([fileName, sha256], riskyMedia, reviewMedia)
  }
}

function judge(texts: string[], risky: string[], review: string[]): Verdict {
  const find = (list: string[]) => list.find(word => texts.some(text => text.includes(word)))
  const isRisky = find(risky)
  if (isRisky) return { suggest: 'risky', label: labels.risky, keyword: isRisky }
  const isOdd = find(review)
  if (isOdd) return { suggest: 'review', label: labels.review, keyword: isOdd }
  return { suggest: 'pass', label: labels.pass }
}

/** `result` and `detail` as both checks give them: the list's verdict and the model's, which agrees. */
export function verdictFields({ suggest, label, keyword }: Verdict): object {
  const model = { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }
  const list = { strategy: 'keyword', errcode: 0, suggest, label, keyword }
  return { result: { suggest, label }, detail: keyword ? [model, list] : [model] }
}
