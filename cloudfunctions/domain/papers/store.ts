import type { Paper, PaperKind, PaperRun, PaperTemplate } from '../../../types/papers'
import type { Earlier } from '../../../types/stories'
import type { Moment } from '../../../types/time'
import { shorten } from '../../kernel/chapters'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { deleteFile, keepFile } from '../../platform/wechat'
import { insertMissing } from '../members/import-store'

const kinds = 5

export function findTemplates(db: Db): Promise<PaperTemplate[]> {
  return db.find<PaperTemplate>('paperTemplates', { where: {}, limit: kinds })
}

export function findTemplate(db: Db, kind: PaperKind): Promise<PaperTemplate | null> {
  return db.get<PaperTemplate>('paperTemplates', kind)
}

type KeptTemplate = PaperTemplate & { history?: PaperTemplate[]; earlier?: Earlier<PaperTemplate> }

/** A text may have four thousand letters. */
const textsKept = 4

/** Keeps the newest text; the ones before stay in its history. */
export async function keepTemplate(db: Db, template: PaperTemplate): Promise<void> {
  const { _id, ...change } = template
  if ((await db.insert('paperTemplates', { ...template, history: [change] } as PaperTemplate)) === 'inserted')
    return
  const kept = await db.get<KeptTemplate>('paperTemplates', _id)
  if (kept) await shorten(db, 'paperTemplates', kept, 'history', { most: textsKept })
  await db.updateOne('paperTemplates', _id, {}, { set: change, push: { history: change } })
}

export function findRun(db: Db, runId: string): Promise<PaperRun | null> {
  return db.get<PaperRun>('paperRuns', runId)
}

/** Notes the run before there is a file, so that no file is ever left behind unknown. */
export async function noteRun(db: Db, run: PaperRun): Promise<void> {
  await db.insert('paperRuns', run)
}

/** Keeps the papers and puts earlier ones of the same kind aside. */
export async function keepPapers(db: Db, papers: Paper[]): Promise<void> {
  const [first] = papers
  if (!first) return
  await insertMissing(db, 'papers', papers)
  await db.updateMany(
    'papers',
    {
      registrationId: is.oneOf(papers.map(({ registrationId }) => registrationId)),
      kind: first.kind,
      replacedAt: null,
      runId: is.not(first.runId),
    },
    { set: { replacedAt: first.madeAt } },
  )
}

/** A paper that never grows old: printed again, it is the same one. */
export async function keepPaper(db: Db, paper: Paper): Promise<void> {
  await db.insert('papers', paper)
}

export async function keepRunFile(
  db: Db,
  { _id, path }: PaperRun,
  content: string | Buffer,
): Promise<string> {
  const fileId = await keepFile(path, Buffer.from(content))
  await db.updateOne('paperRuns', _id, {}, { set: { fileId } })
  return fileId
}

export function findPaper(db: Db, code: string): Promise<Paper | null> {
  return db.get<Paper>('papers', code)
}

/** Deletes the files of old runs, then their notes. A file nobody wrote down is written anew to learn its id. */
export async function dropOldRuns(db: Db, before: Moment, limit: number): Promise<number> {
  const runs = await db.find<PaperRun>('paperRuns', { where: { madeAt: is.lessThan(before) }, limit })
  for (const { _id, fileId, path } of runs) {
    await deleteFile(fileId ?? (await keepFile(path, Buffer.from('-'))))
    await db.removeMany('paperRuns', { _id })
  }
  return runs.length
}
