import type { RequestListener } from 'node:http'
import { urlOf } from './emulator/cloud'
import { kept } from './kept'

const answers = new Map<string, RequestListener>()

/** Lets this answer what browsers ask below the path, while this file of tests runs; says at which address that is. */
export function answerBelow(path: string, answer: RequestListener): string {
  const { site } = kept()
  if (!site) throw new Error('journeys run in config/journey-environment.mjs')
  answers.set(path, answer)
  site.removeAllListeners('request').on('request', (request, response) => {
    const [, first = ''] = (request.url ?? '').split('/')
    const found = answers.get(`/${first}/`) ?? answers.get('/')
    if (found) found(request, response)
    else response.writeHead(404).end()
  })
  return `${urlOf(site)}${path}`
}
