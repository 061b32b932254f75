/** The HTTP edge: routes from contracts, problems, security headers, health, metrics, and the built web apps. */
import { existsSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { NotFound, type Problem, TooManyRequests } from '../contract.ts'
import type { Module } from '../module.ts'
import { openTelemetry } from '../telemetry.ts'
import type { AnyRoute, LetterRoute } from '../route.ts'
import { type Answerer, answer, answerLetter } from './answer.ts'
import { bodyOf, problemOf } from './problem-body.ts'
import { paceStoreOf } from './pace-store.ts'
import { servePages } from './pages.ts'
import { serveHealth } from './health.ts'

const bodyLimit = 1024 * 1024
const letterLimit = 64 * 1024

type EdgePlan = Answerer & {
  modules: readonly Module[]
  /** Where the built web apps lie; absent parts are not served. */
  pages: string | null
  openapi: unknown
}

export async function openEdge(plan: EdgePlan): Promise<FastifyInstance> {
  const { ground } = plan
  const server = fastify({
    bodyLimit,
    trustProxy: ground.config.trustProxy,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    // Addresses that fit no route at all: malformed, or with a part beyond every limit.
    frameworkErrors: (fault, request, reply) => void sendProblem(problemOf(fault), request, reply),
    forceCloseConnections: 'idle',
  })
  await guardEdge(server, plan)
  tellTime(server, plan)
  countRequests(server, plan)
  answerProblems(server, plan)
  const routes = plan.modules.flatMap((module) => module.routes ?? [])
  for (const route of routes) if (!('hears' in route)) addRoute(server, plan, route)
  await server.register(async (desk) => {
    desk.removeAllContentTypeParsers()
    desk.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: letterLimit }, (_, body, done) => done(null, body))
    for (const route of routes) if ('hears' in route) addLetterRoute(desk, plan, route)
  })
  server.get('/api/openapi.json', async () => plan.openapi)
  serveHealth(server, ground)
  if (plan.pages && existsSync(plan.pages)) await servePages(server, plan.pages)
  return server
}

function addRoute(server: FastifyInstance, plan: EdgePlan, route: Exclude<AnyRoute, LetterRoute>): void {
  server.route({ ...placeOf(route), handler: (request, reply) => answer(plan, route, request, reply) })
}

function addLetterRoute(server: FastifyInstance, plan: EdgePlan, route: LetterRoute): void {
  server.route({ ...placeOf(route), handler: (request, reply) => answerLetter(plan, route, request, reply) })
}

function placeOf({ endpoint: { method, path, name }, pace }: AnyRoute) {
  const rateLimit = pace ? { rateLimit: { max: pace.perMinute, timeWindow: 60_000 } } : {}
  return { method, url: `/api${path}`, config: { name, ...rateLimit } }
}

async function guardEdge(server: FastifyInstance, { ground }: EdgePlan): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        // The console's component kit writes its styles at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        workerSrc: ["'self'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    hsts: ground.config.publicUrl?.startsWith('https:') ?? false,
    crossOriginEmbedderPolicy: false,
  })
  await server.register(rateLimit, {
    global: true,
    store: paceStoreOf(ground),
    max: ground.config.rateLimit,
    timeWindow: 60_000,
    errorResponseBuilder: (_, context) => TooManyRequests({ retryAfter: Math.ceil(context.ttl / 1000) }),
  })
  await server.register(cookie)
  await server.register(multipart)
  // Quality 5 instead of 4: the three large scripts of a first visit take 144,710 bytes instead of 154,692.
  const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
  await server.register(compress, { global: true, threshold: 1024, encodings: ['br', 'gzip'], brotliOptions })
}

/** By the house's own clock: pages count down to what lapses by it. */
function tellTime(server: FastifyInstance, { ground }: EdgePlan): void {
  server.addHook('onRequest', async (_, reply) => {
    reply.header('date', ground.clock().toUTCString())
  })
}

function countRequests(server: FastifyInstance, { ground }: EdgePlan): void {
  const telemetry = openTelemetry(ground)
  server.addHook('onResponse', async (request, reply) => {
    const endpoint = (request.routeOptions.config as { name?: string }).name ?? 'other'
    telemetry.requests.observe({ endpoint, status: reply.statusCode }, reply.elapsedTime / 1000)
    ground.log.debug(
      { requestId: request.id, endpoint, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
  server.get('/metrics', async (_, reply) =>
    reply.type(telemetry.registry.contentType).send(await telemetry.registry.metrics()),
  )
}

function answerProblems(server: FastifyInstance, { ground }: EdgePlan): void {
  server.setErrorHandler((fault, request, reply) => {
    const problem = problemOf(fault)
    if (problem.kind.status >= 500) ground.log.error({ err: fault, requestId: request.id }, problem.kind.code)
    return sendProblem(problem, request, reply)
  })
  server.setNotFoundHandler((request, reply) => sendProblem(NotFound(), request, reply))
}

// Cut off at once, a sender would see a broken line instead of the answer.
const lingerMs = 2000

/** Whoever was refused while still sending may read why; what they go on sending is thrown away, and not for long. */
function linger({ raw }: FastifyRequest, reply: FastifyReply): void {
  if (raw.complete || raw.destroyed) return
  reply.raw.once('finish', () => {
    if (raw.complete) return
    raw.resume()
    const cut = setTimeout(() => raw.destroy(), lingerMs).unref()
    raw.once('close', () => clearTimeout(cut))
  })
}

function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply) {
  linger(request, reply)
  const wait = problem.facts.retryAfter
  if (wait !== undefined) reply.header('retry-after', String(wait))
  return reply
    .status(problem.kind.status)
    .type('application/problem+json')
    .send(JSON.stringify(bodyOf(problem, request.id)))
}
