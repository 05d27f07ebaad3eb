import type { Earlier } from '../../types/stories'
import { type Condition, is } from './condition'
import type { Db, Stored } from './db'
import type { Transaction } from './transaction'

/** How many steps a document holds before the oldest go to rows of their own; the younger half stays. */
export const mostSteps = 30
/** Of the steps that went, so many stay with the document for the rules to read. */
const mostRead = 100

/** A document that tells what happened to it, step by step, in one of its fields. */
type Told<Field extends string, Step> = Stored & { earlier?: Earlier<Step> } & { [Name in Field]?: Step[] }

/** Older steps of one document, in their order; `from` says how many came before them. */
interface Chapter<Step> extends Stored {
  from: number
  steps: Step[]
}

interface How<Step> {
  /** Fewer than usual, where a step is a long text. */
  most?: number
  /** The rules ask for the last step of each kind: that one stays with the document. */
  kind?(step: Step): string
  /** How such a step stays: without its words. */
  brief?(step: Step): Step
}

/**
 * Moves the oldest steps of a document that has told much to rows of their own, before one more is added. They are kept
 * there before they are cut here, and are cut only while the document still has what was seen: it may be done twice, and
 * nothing is lost when it is stopped in between. No call while there are few, two for every fifteen steps. Answers the
 * steps that stay.
 */
export async function shorten<Step, Field extends string>(
  db: Db | Transaction,
  collection: string,
  seen: Told<Field, Step>,
  field: Field,
  { most = mostSteps, kind, brief = asIs }: How<Step> = {},
): Promise<Step[]> {
  const steps: Step[] = seen[field] ?? []
  if (steps.length < most) return steps
  const { before: from = 0, last = [] } = seen.earlier ?? {}
  const gone = steps.slice(0, -Math.floor(most / 2))
  const stay = steps.slice(gone.length)
  await keepChapters(db, `${collection}_${seen._id}_${field}`, from, gone)
  const earlier: Earlier<Step> = {
    before: from + gone.length,
    last: kind ? lastOfEach([...last, ...gone], kind).map(brief) : [],
  }
  const set = { [field]: stay, earlier }
  if ('updateOne' in db) await db.updateOne(collection, seen._id, asSeen(field, steps.length, from), { set })
  else await db.update(collection, seen._id, { set })
  return stay
}

/** Steps only ever come at the end, and go only together with the count of those before. */
function asSeen(field: string, length: number, from: number): Condition {
  return {
    [`${field}.${length - 1}`]: is.there,
    [`${field}.${length}`]: is.missing,
    'earlier.before': from === 0 ? is.missing : from,
  }
}

/** Keeps older steps, each row under where it ends; the same again changes nothing. One call. */
export async function keepChapters<Step>(
  db: Db | Transaction,
  story: string,
  from: number,
  steps: Step[],
): Promise<void> {
  const chapters: Chapter<Step>[] = []
  for (let at = 0; at < steps.length; at += mostSteps) {
    const those = steps.slice(at, at + mostSteps)
    chapters.push({ _id: `${story}_${from + at + those.length}`, from: from + at, steps: those })
  }
  if ('insertMany' in db) {
    if ((await db.insertMany('storySteps', chapters)) === 'inserted') return
    for (const chapter of chapters) await db.insert('storySteps', chapter)
    return
  }
  for (const chapter of chapters) {
    if (!(await db.get('storySteps', chapter._id))) await db.insert('storySteps', chapter)
  }
}

/** What the rules may still ask of all steps: the last of each kind that went, then those that are here. */
export function stepsKnown<Step>({ steps, earlier }: { steps: Step[]; earlier?: Earlier<Step> }): Step[] {
  return earlier ? [...earlier.last, ...steps] : steps
}

/** How many steps came before those that a document holds. */
export const stepsBefore = ({ earlier }: { earlier?: Earlier<unknown> }): number => earlier?.before ?? 0

/** A document as it tells the chapter that ends before that step; without steps when there is none. One call. */
export async function atChapter<Step, Field extends string, Document extends Told<Field, Step>>(
  db: Db,
  collection: string,
  document: Document,
  field: Field,
  before: number | undefined,
): Promise<Document> {
  if (before === undefined) return document
  const chapter = await db.get<Chapter<Step>>(
    'storySteps',
    `${collection}_${document._id}_${field}_${before}`,
  )
  const earlier: Earlier<Step> = { before: chapter?.from ?? 0, last: [] }
  return { ...document, [field]: chapter?.steps ?? [], earlier }
}

/** So many chapters are told at once where a story has no pages. */
const chaptersTold = 4

/** A document with its last older steps before those that it holds. No call while there are none, one a chapter. */
export async function withChapters<Step, Field extends string, Document extends Told<Field, Step>>(
  db: Db,
  collection: string,
  document: Document,
  field: Field,
): Promise<Document> {
  let steps: Step[] = document[field] ?? []
  let end = document.earlier?.before ?? 0
  for (let told = 0; end > 0 && told < chaptersTold; told++) {
    const chapter = await db.get<Chapter<Step>>('storySteps', `${collection}_${document._id}_${field}_${end}`)
    if (!chapter) break
    steps = [...chapter.steps, ...steps]
    end = chapter.from
  }
  return { ...document, [field]: steps }
}

/** Changes what every older step says, for what must be forgotten there as well: two calls a chapter. */
export async function rewriteChapters<Step, Field extends string>(
  db: Db,
  collection: string,
  { _id, earlier }: Told<Field, Step>,
  field: Field,
  rewritten: (step: Step) => Step,
): Promise<void> {
  for (let end = earlier?.before ?? 0; end > 0; ) {
    const chapter = await db.get<Chapter<Step>>('storySteps', `${collection}_${_id}_${field}_${end}`)
    if (!chapter) return
    await db.put('storySteps', { ...chapter, steps: chapter.steps.map(rewritten) } as Stored)
    end = chapter.from
  }
}

const asIs = <Step>(step: Step): Step => step

function lastOfEach<Step>(steps: Step[], kind: (step: Step) => string): Step[] {
  const last = new Map<string, Step>()
  for (const step of steps) {
    last.delete(kind(step))
    last.set(kind(step), step)
  }
  return [...last.values()].slice(-mostRead)
}
