import { createServer, type RequestListener, type Server } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { PlainError } from '../plain-error'

const dist = join(__dirname, '..', '..', 'dist')

/**
 * Serves the browser's app on loopback. The port is taken before anything is built, so that a port in use is
 * said at once; 0 takes any.
 */
export async function serveApp(port: number, cloudUrl: () => string, build = 'h5'): Promise<Server> {
  const server = createServer(answerWithApp(cloudUrl, build))
  await new Promise<void>((resolve, reject) => {
    server.once('error', error => reject(plain(error, port)))
    server.listen(port, '127.0.0.1', resolve)
  })
  return server
}

/** The app of `dist/h5`, or another build of it, which `/runtime.json` tells where the cloud is. */
export function answerWithApp(cloudUrl: () => string, build = 'h5'): RequestListener {
  const files = sirv(join(dist, build), { dev: true, etag: true })
  return (request, response) => {
    // The cloud answers one origin only, so there is one name for this page.
    const port = request.socket.localPort
    if (request.headers.host === `localhost:${port}`) {
      response.writeHead(302, { location: `http://127.0.0.1:${port}${request.url ?? '/'}` }).end()
      return
    }
    response.setHeader('cache-control', 'no-cache')
    if (request.url === '/runtime.json') {
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ cloudUrl: cloudUrl() }))
      return
    }
    files(request, response, () => {
      response.writeHead(404).end('Not found')
    })
  }
}

function plain(error: NodeJS.ErrnoException, port: number): PlainError {
  const why = error.code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${error.code})`
  return new PlainError(
    `Port ${port} ${why}: stop what listens there, or choose another with --port. ` +
      `端口 ${port} 被占用,请用 --port 换一个。`,
  )
}
