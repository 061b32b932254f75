/** One request of one route: tenant, actor, transaction, guard, work, audit, answer. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { CrossSite, type Endpoint, NotAllowed, NotFound, NotSignedIn } from '../contract.ts'
import type { Actor, Context, Outgoing } from '../context.ts'
import { type Circumstances, enter, type Ground, tenantsBehind } from '../ground.ts'
import type { Auditor, Authenticator, Credential } from '../module.ts'
import { requirePace } from '../paces.ts'
import type { TenantId } from '../people.ts'
import type { DoorRoute, Doorstep, LetterRoute, Payload, Route } from '../route.ts'
import { cookieName, credentialOf, isCrossSite } from './credential.ts'
import { answerOnce, keyShape } from './idempotency.ts'
import { readInput } from './input.ts'
import { withUpload } from './upload.ts'

export type Answerer = {
  ground: Ground
  authenticator: Authenticator
  auditors: readonly Auditor[]
}

export async function answer(
  answerer: Answerer,
  route: Route | DoorRoute,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  refuseCrossSite(answerer.ground, route.endpoint, request)
  const input = readInput(route.endpoint, request)
  const outgoing: Outgoing = {}
  const result =
    'atDoor' in route
      ? await route.atDoor(doorstepOf(answerer.ground, request, outgoing), input)
      : await answerRoute(answerer, route, request, input, outgoing)
  setSession(answerer.ground, reply, outgoing)
  return route.endpoint.transfer === 'binary' && result
    ? sendPayload(reply, result as Payload)
    : reply.send(route.endpoint.output.parse(result ?? {}))
}

/** One letter: whoever wrote it is neither a browser nor signed in; what it says is the route's to believe. */
export async function answerLetter(
  { ground }: Answerer,
  route: LetterRoute,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { headers, body } = request
  const input = readInput(route.endpoint, request)
  const said = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
  const letter = { headers: said, body: Buffer.isBuffer(body) ? body : Buffer.alloc(0) }
  const answered = await route.hears(doorstepOf(ground, request, {}), input, letter)
  return reply.status(answered.status).type(answered.type).send(answered.body)
}

function refuseCrossSite(ground: Ground, endpoint: Endpoint, request: FastifyRequest): void {
  if (endpoint.writes && isCrossSite(request.raw, ground.config.publicUrl ?? '')) throw CrossSite()
}

async function answerRoute(
  answerer: Answerer,
  route: Route,
  request: FastifyRequest,
  input: unknown,
  outgoing: Outgoing,
) {
  const { ground } = answerer
  const credential = credentialOf(request.raw)
  const ownTenant = credential && answerer.authenticator.tenantOf(credential)
  const door = doorstepOf(ground, request, outgoing)
  const tenantId = route.tenantOf ? await route.tenantOf(door, input) : ownTenant
  if (!tenantId) throw NotSignedIn()
  const known = ownTenant === tenantId ? credential : null
  const circumstances = circumstancesOf(ground, request)
  const perform = (received?: unknown) =>
    enter(
      ground,
      tenantId,
      { kind: 'visitor' },
      (ctx) => performRoute(answerer, route, ctx, known, input, request, received),
      { ...circumstances, outgoing, steady: route.steady === true },
    )
  if (route.endpoint.transfer !== 'upload') {
    const done = await perform()
    if (!route.afterwards) return done
    const { address, origin } = circumstances
    return route.afterwards({ ground, tenantId, input: input, answer: done, address, origin })
  }
  await enter(ground, tenantId, { kind: 'visitor' }, (ctx) => admitInTime(answerer, route, ctx, known, input))
  const limitBytes = Math.min(route.receivesBytes ?? Infinity, ground.config.uploadLimitBytes)
  const place = { directory: `${ground.config.dataDirectory}/tmp`, limitBytes }
  return withUpload(request, place, async (upload) =>
    perform(route.receives ? await route.receives(ground, tenantId, upload) : upload),
  )
}

async function performRoute(
  answerer: Answerer,
  route: Route,
  visiting: Context,
  credential: Credential | null,
  input: unknown,
  request: FastifyRequest,
  received?: unknown,
): Promise<unknown> {
  // Whoever uploads was counted before the upload was received.
  const admitNow = received === undefined ? admitInTime : admit
  const ctx = await admitNow(answerer, route, visiting, credential, input)
  const work = async () => {
    const result = await route.does(ctx, input, received)
    if (route.endpoint.writes) for (const note of answerer.auditors) await note(ctx, route.endpoint, input)
    return result
  }
  const key = request.headers['idempotency-key']
  const repeatable = route.endpoint.writes && received === undefined && !route.secret
  return repeatable && typeof key === 'string' && keyShape.test(key)
    ? answerOnce(ctx, { key, endpoint: route.endpoint.name, input }, work)
    : work()
}

/** Admits whoever does not ask too often. Raises `kernel.too_many_requests` too. */
const admitInTime: typeof admit = async (answerer, ...rest) => {
  const ctx = await admit(answerer, ...rest)
  if (ctx.actor.kind === 'person') requirePace(answerer.ground, ctx.actor.personId)
  return ctx
}

/** Finds out who asks and lets the guard decide. Raises `kernel.not_signed_in` or what the guard raises. */
async function admit(
  { authenticator }: Answerer,
  route: Route,
  visiting: Context,
  credential: Credential | null,
  input: unknown,
): Promise<Context> {
  const actor: Actor = (credential && (await authenticator.identify(visiting, credential))) || { kind: 'visitor' }
  if (actor.kind === 'visitor' && !route.tenantOf) throw NotSignedIn()
  if (actor.kind === 'person' && actor.scopes && !mayUse(actor.scopes, route.endpoint)) throw NotAllowed()
  const ctx = { ...visiting, actor }
  await route.who(ctx, input)
  return ctx
}

function mayUse(scopes: readonly string[], endpoint: Endpoint): boolean {
  // A scope may also name a module whose endpoints may be read.
  if (!endpoint.writes) return scopes.includes('read') || scopes.includes(endpoint.name.split('.')[0] ?? '')
  return scopes.includes(endpoint.name.includes('import') ? 'import' : 'write')
}

function circumstancesOf(ground: Ground, request: FastifyRequest): Circumstances {
  return {
    requestId: request.id,
    address: request.ip,
    device: String(request.headers['user-agent'] ?? '').slice(0, 200),
    origin: ground.config.publicUrl ?? `${request.protocol}://${request.host}`,
  }
}

function doorstepOf(ground: Ground, request: FastifyRequest, outgoing: Outgoing): Doorstep {
  const circumstances = circumstancesOf(ground, request)
  return {
    ...circumstances,
    ground,
    now: ground.clock(),
    outgoing,
    enter: <T>(tenantId: TenantId, actor: Actor, work: (ctx: Context) => Promise<T>) =>
      enter(ground, tenantId, actor, work, { ...circumstances, outgoing }),
    tenantsBehind: (kind, key) => tenantsBehind(ground, kind, key),
  }
}

const sessionSeconds = 90 * 86_400

function setSession(ground: Ground, reply: FastifyReply, outgoing: Outgoing): void {
  if (outgoing.session === undefined) return
  const secure = ground.config.publicUrl?.startsWith('https:') ?? reply.request.protocol === 'https'
  const way = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  if (outgoing.session) reply.setCookie(cookieName, outgoing.session.token, { ...way, maxAge: sessionSeconds })
  else reply.clearCookie(cookieName, way)
}

async function sendPayload(reply: FastifyReply, payload: Payload) {
  const body = typeof payload.body === 'function' ? await payload.body() : payload.body
  if (!body) throw NotFound()
  reply.type(payload.type)
  reply.header('cache-control', payload.immutable ? 'private, max-age=31536000, immutable' : 'private, no-cache')
  // Whatever a member uploaded is shown as itself and never run as a page of ours.
  reply.header('content-security-policy', "default-src 'none'; sandbox; style-src 'unsafe-inline'")
  if (payload.length !== undefined) reply.header('content-length', payload.length)
  if (payload.fileName) {
    const inline = /^(image|audio|video)\//.test(payload.type) && payload.type !== 'image/svg+xml'
    reply.header(
      'content-disposition',
      `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(payload.fileName)}`,
    )
  }
  return reply.send(body)
}
