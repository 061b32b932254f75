/** The WebSocket door: who may open one, and which module answers its frames. */
import type { IncomingMessage, Server } from 'node:http'
import { randomUUID } from 'node:crypto'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import type { Actor } from '../context.ts'
import { isAway } from '../database.ts'
import type { Ground } from '../ground.ts'
import { withStorableText } from '../http/input.ts'
import { requirePace } from '../paces.ts'
import type { TenantId } from '../people.ts'
import { gateOf } from './gate.ts'
import type { Holder, Seat } from './hub.ts'

export type Attendant = {
  tenantId: TenantId
  actor: Extract<Actor, { kind: 'person' }>
  seat: Seat
}

/** What a module does with sockets. */
export type RealtimePlug = {
  arrive: (ground: Ground, attendant: Attendant) => Promise<void>
  frame: (ground: Ground, attendant: Attendant, frame: unknown) => Promise<void>
  leave: (ground: Ground, attendant: Attendant) => void
}

/** Answers who opens the socket, or null to refuse. */
export type Admission = (request: IncomingMessage) => Promise<Omit<Attendant, 'seat'> | null>

const frameLimit = 256 * 1024
const burstSeconds = 10
const beatMs = 30_000

export function openRealtime(
  ground: Ground,
  server: Server,
  admit: Admission,
  plug: RealtimePlug,
): () => Promise<void> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: frameLimit, perMessageDeflate: false })
  server.on('upgrade', (request, connection, head) => {
    if (new URL(request.url ?? '/', 'http://local').pathname !== '/realtime') return connection.destroy()
    connection.on('error', () => connection.destroy())
    gateOf(ground)
      .through(() => admit(request))
      .then(
        (known) => {
          if (!known) return connection.end(refusal('401 Unauthorized'))
          sockets.handleUpgrade(request, connection, head, (socket) => attend(ground, plug, socket, known))
        },
        // Who it is could not be found out: not a refusal of the person.
        () => connection.end(refusal('503 Service Unavailable', 'Retry-After: 2\r\n')),
      )
  })
  const beat = setInterval(() => dropTheDead(sockets), beatMs)
  return async () => {
    clearInterval(beat)
    ground.hub.closeAll(1012, 'restarting')
    sockets.close()
  }
}

const refusal = (status: string, more = '') => `HTTP/1.1 ${status}\r\n${more}Connection: close\r\n\r\n`

const alive = new WeakSet<WebSocket>()

function dropTheDead(sockets: WebSocketServer): void {
  for (const socket of sockets.clients) {
    if (!alive.has(socket)) socket.terminate()
    alive.delete(socket)
    socket.ping()
  }
}

function attend(ground: Ground, plug: RealtimePlug, socket: WebSocket, known: Omit<Attendant, 'seat'>): void {
  const attendant: Attendant = { ...known, seat: ground.hub.seat(socket, holderOf(known)) }
  const allowed = paceOf(ground.config.rateLimit / 60)
  alive.add(socket)
  socket.on('pong', () => alive.add(socket))
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    plug.leave(ground, attendant)
    ground.hub.unseat(attendant.seat)
  })
  socket.on('message', (raw) => {
    alive.add(socket)
    if (!allowed() || !isInTime(ground, attendant)) return socket.close(1008, 'too many frames')
    const frame = parse(raw)
    if (frame === undefined) return socket.close(1007, 'not JSON')
    plug.frame(ground, attendant, frame).catch((fault) => letGo(ground, socket, fault, 'a realtime frame failed'))
  })
  plug.arrive(ground, attendant).catch((fault) => letGo(ground, socket, fault, 'a socket could not be admitted'))
}

/** Whoever could not be served comes again and asks what they missed: later (1013) when only the database is away. */
function letGo({ log }: Ground, socket: WebSocket, fault: unknown, what: string): void {
  if (isAway(fault)) {
    log.warn({ err: fault }, what)
    return socket.close(1013, 'away')
  }
  log.error({ err: fault, requestId: randomUUID() }, what)
  socket.close(1011, 'fault')
}

function holderOf({ tenantId, actor }: Omit<Attendant, 'seat'>): Holder | null {
  return actor.sessionId && { tenantId, sessionId: actor.sessionId }
}

function parse(raw: RawData): unknown {
  try {
    return withStorableText(JSON.parse(raw.toString()))
  } catch {
    return undefined
  }
}

/** Many sockets of one person are one person. */
function isInTime(ground: Ground, { actor }: Attendant): boolean {
  try {
    requirePace(ground, actor.personId)
    return true
  } catch {
    return false
  }
}

/** A bucket that refills at so many frames a second and holds ten seconds' worth. */
function paceOf(perSecond: number): () => boolean {
  const full = perSecond * burstSeconds
  let left = full
  let at = performance.now()
  return () => {
    const now = performance.now()
    left = Math.min(full, left + ((now - at) / 1000) * perSecond)
    at = now
    left -= 1
    return left >= 0
  }
}
