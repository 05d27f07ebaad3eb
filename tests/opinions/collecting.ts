import type { Input, OperationName } from '../../types/api'
import type { Grade } from '../../types/ratings'
import type { Town } from '../open-town'
import { newTap, office, type Person, stranger, sunnySecretary } from '../town'

export const questions = ['有事找社区，能找到人', '社区办事公开、公道']

/** What somebody may ask; what is refused ends the test. */
export async function ask<Name extends OperationName>(town: Town, who: Person, op: Name, input: Input<Name>) {
  const answer = await town.as(who).call(op, input)
  if (!answer.ok) throw new Error(`${op}: ${answer.refusal}`)
  return answer.value
}

export const opened = (town: Town) =>
  ask(town, office, 'opinions.open', { tapId: newTap(), questions, returnBy: '2026-12-20' })

export const closed = (town: Town) => ask(town, office, 'opinions.close', { tapId: newTap(), year: '2026' })

/** The codes of a printed file, as they lie on top of one another. */
export async function codesIn(url: string): Promise<string[]> {
  const html = await (await fetch(url)).text()
  return [...html.matchAll(/<figcaption>([^<]+)</g)].map(([, code]) => String(code))
}

export async function printed(town: Town, count: number, who = sunnySecretary, communityId = 'sunny') {
  const asked = { tapId: newTap(), communityId, count }
  return codesIn((await ask(town, who, 'opinions.print', asked)).url)
}

export const filled = (
  code: string,
  answers: (Grade | null)[] = ['good', 'best'],
  words: string | null = null,
): Input<'opinions.answer'> => ({ tapId: newTap(), code, answers, words })

/** Some household answers; nobody knows which. */
export const answers = (
  town: Town,
  code: string,
  grades?: (Grade | null)[],
  words?: string | null,
  who = stranger,
) => town.as(who).call('opinions.answer', filled(code, grades, words))
