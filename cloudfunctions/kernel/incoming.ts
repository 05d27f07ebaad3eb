import { shortHash } from './seal'

/** Where one person's phone puts files: nobody else is told its name, and only what lies there can be handed in. */
export function incomingFolder(openid: string): string {
  return `incoming/${shortHash(`incoming ${openid}`)}`
}

/** Did this person's phone put it into its own folder? What lies elsewhere may be somebody else's, or is ours. */
export function isOwnIncoming(fileId: string, openid: string): boolean {
  const [, path = ''] = /^cloud:\/\/[\w-]+\.[\w-]+\/(.*)$/.exec(fileId) ?? []
  const folder = `${incomingFolder(openid)}/`
  return path.startsWith(folder) && /^[0-9A-Za-z_-]{1,64}\.[0-9a-z]{1,5}$/.test(path.slice(folder.length))
}
