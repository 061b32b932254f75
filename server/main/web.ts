/** A web node: the HTTP edge, the realtime door and everything modules keep open beside them. */
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { enter, type Ground } from '../kernel/ground.ts'
import { announceClosing } from '../kernel/http/health.ts'
import { credentialOf, isCrossSite } from '../kernel/http/credential.ts'
import { openEdge } from '../kernel/http/server.ts'
import { sweepUploads } from '../kernel/http/upload.ts'
import type { Authenticator } from '../kernel/module.ts'
import { describeApi } from '../kernel/openapi.ts'
import { type Admission, openRealtime } from '../kernel/realtime/socket.ts'
import { modules } from './modules.ts'
import { verifyInstallation } from './verify.ts'

export type WebNode = { server: FastifyInstance; close: () => Promise<void> }

const pages = fileURLToPath(new URL('../../dist', import.meta.url))

export const endpoints = modules.flatMap(({ routes = [] }) => routes.map(({ endpoint }) => endpoint))

export async function openWeb(ground: Ground): Promise<WebNode> {
  await verifyInstallation(ground)
  await sweepUploads(`${ground.config.dataDirectory}/tmp`)
  const authenticator = modules.find((module) => module.authenticator)?.authenticator as Authenticator
  const auditors = modules.flatMap(({ auditor }) => (auditor ? [auditor] : []))
  const server = await openEdge({ ground, authenticator, auditors, modules, pages, openapi: describeApi(endpoints) })
  const closers = await openModules(ground).catch(async (fault) => {
    await server.close()
    throw fault
  })
  const realtime = modules.find((module) => module.realtime)?.realtime
  if (realtime) closers.push(openRealtime(ground, server.server, admission(ground, authenticator), realtime))
  return {
    server,
    close: async () => {
      announceClosing(ground)
      for (const close of closers.reverse()) await close()
      await server.close()
    },
  }
}

/** What modules keep open beside the HTTP edge; when one cannot open, the others are closed again. */
async function openModules(ground: Ground): Promise<(() => Promise<void>)[]> {
  const opened = await Promise.allSettled(modules.flatMap(({ open }) => (open ? [open(ground)] : [])))
  const closers = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const failed = opened.find((one) => one.status === 'rejected')
  if (!failed) return closers
  for (const close of closers) await close()
  throw failed.reason
}

function admission(ground: Ground, authenticator: Authenticator): Admission {
  return async (request) => {
    const credential = credentialOf(request)
    const tenantId = credential && authenticator.tenantOf(credential)
    if (!credential || !tenantId || isCrossSite(request, ground.config.publicUrl ?? '')) return null
    const address = request.socket.remoteAddress ?? ''
    const device = String(request.headers['user-agent'] ?? '').slice(0, 200)
    const actor = await enter(ground, tenantId, { kind: 'visitor' }, (ctx) => authenticator.identify(ctx, credential), {
      address,
      device,
    })
    // A socket stays open for long: only a session, whose end closes it, may open one.
    return actor?.kind === 'person' && actor.sessionId ? { tenantId, actor } : null
  }
}
