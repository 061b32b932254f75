/** The built web apps: member app at `/`, console at `/console/`; unknown paths lead to the app's first page. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import serveStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const apps = [
  { folder: 'console', prefix: '/console/' },
  { folder: 'member', prefix: '/' },
] as const

/** What is missing here is missing: neither an endpoint nor a bundle of an older build is answered with a page. */
const noPage = /^\/(api|realtime|assets|console\/assets)(\/|\?|$)/

export async function servePages(server: FastifyInstance, directory: string): Promise<void> {
  const present = apps.filter(({ folder }) => existsSync(join(directory, folder, 'index.html')))
  for (const [place, { folder, prefix }] of present.entries()) {
    await server.register(serveStatic, {
      root: join(directory, folder),
      prefix,
      decorateReply: place === 0,
      wildcard: false,
      index: false,
      maxAge: 0,
      setHeaders: (reply: { header: (name: string, value: string) => unknown }, path) => {
        // Bundled files carry a hash in their name; everything else must be asked for again.
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
    const shell = ({ url }: FastifyRequest, reply: FastifyReply) =>
      noPage.test(url)
        ? reply.callNotFound()
        : reply.header('cache-control', 'no-cache').sendFile('index.html', join(directory, folder))
    server.get(prefix, { config: { rateLimit: false } }, shell)
    server.get(`${prefix}*`, { config: { rateLimit: false } }, shell)
  }
  server.get('/console', async (_, reply) => reply.redirect('/console/'))
}
