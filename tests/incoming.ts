import type { Town } from './open-town'
import type { Person } from './town'

/** The folder that a person's phone is told to put files into. */
export async function folderOf(town: Pick<Town, 'as'>, who: Person): Promise<string> {
  const answer = await town.as(who).call('uploads.folder', {})
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.folder
}

let files = 0

/** Puts a file where that person's phone puts them: its id. */
export async function bring(town: Town, who: Person, bytes: Uint8Array, extension = '.bin'): Promise<string> {
  return town.cloud.upload(who.openid, `${await folderOf(town, who)}/${++files}${extension}`, bytes)
}
