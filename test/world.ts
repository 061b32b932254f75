/** The cast of the stories: a whole product on a fresh database, people who ask it things, a clock one can move. */
import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { inject as provided } from 'vitest'
import type { Logger } from 'pino'
import type { z } from 'zod'
import { readConfig } from '../server/kernel/config.ts'
import type { Endpoint } from '../server/kernel/contract.ts'
import type { Context } from '../server/kernel/context.ts'
import { enter, type Ground } from '../server/kernel/ground.ts'
import { cookieName } from '../server/kernel/http/credential.ts'
import { startWorker } from '../server/kernel/jobs.ts'
import { openLog } from '../server/kernel/log.ts'
import type { TenantId } from '../server/kernel/people.ts'
import { closeGround, openGround } from '../server/main/ground.ts'
import { modules } from '../server/main/modules.ts'
import { openWeb, type WebNode } from '../server/main/web.ts'
import { mulberry32 } from '../server/science/random.ts'
import { freshDatabase, temporaryDirectory } from './database.ts'

export type Answer<T> = {
  status: number
  body: T
  problem: { code: string; zh: string; facts: Record<string, unknown> } | null
  cookie: string | null
}

/** Somebody at a browser: keeps the session they were given. */
export class Caller {
  cookie: string | null = null
  bearer: string | null = null
  readonly world: World
  constructor(world: World) {
    this.world = world
  }

  /** Asks an endpoint and returns what came back, refusals included. */
  async tries<I extends z.ZodType, O extends z.ZodType>(
    endpoint: Endpoint<I, O>,
    input: z.input<I>,
    headers: Record<string, string> = {},
  ): Promise<Answer<z.output<O>>> {
    const { path, rest } = fillPath(endpoint.path, input as Record<string, unknown>)
    const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE'
    const response = await this.world.web.server.inject({
      method: endpoint.method,
      url: `/api${path}${inQuery ? queryOf(rest) : ''}`,
      headers: { ...this.#credentials(), ...headers },
      ...(inQuery ? {} : { payload: rest }),
    })
    return this.#read(response)
  }

  /** Asks an endpoint and expects it to be granted. */
  async asks<I extends z.ZodType, O extends z.ZodType>(
    endpoint: Endpoint<I, O>,
    input: z.input<I>,
  ): Promise<z.output<O>> {
    const answer = await this.tries(endpoint, input)
    if (answer.problem)
      throw new Error(
        `${endpoint.name} refused: ${answer.status} ${answer.problem.code} ${JSON.stringify(answer.body)}`,
      )
    return answer.body
  }

  /** Uploads one file to an endpoint. */
  async uploads<O extends z.ZodType>(
    endpoint: Endpoint<z.ZodType, O>,
    file: { name: string; content: Buffer },
  ): Promise<Answer<z.output<O>>> {
    const boundary = `b${randomBytes(8).toString('hex')}`
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${encodeURIComponent(file.name)}"\r\ncontent-type: application/octet-stream\r\n\r\n`
    const payload = Buffer.concat([Buffer.from(head), file.content, Buffer.from(`\r\n--${boundary}--\r\n`)])
    const response = await this.world.web.server.inject({
      method: endpoint.method,
      url: `/api${endpoint.path}`,
      headers: { ...this.#credentials(), 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload,
    })
    return this.#read(response)
  }

  /** Fetches bytes. */
  async fetches(path: string) {
    return this.world.web.server.inject({ method: 'GET', url: `/api${path}`, headers: this.#credentials() })
  }

  #credentials(): Record<string, string> {
    return {
      ...(this.cookie ? { cookie: `${cookieName}=${this.cookie}` } : {}),
      ...(this.bearer ? { authorization: `Bearer ${this.bearer}` } : {}),
    }
  }

  #read<T>(response: { statusCode: number; payload: string; cookies: { name: string; value: string }[] }): Answer<T> {
    const given = response.cookies.find(({ name }) => name === cookieName)
    if (given) this.cookie = given.value || null
    const body = JSON.parse(response.payload || '{}')
    return {
      status: response.statusCode,
      body,
      problem: response.statusCode >= 400 ? body : null,
      cookie: given?.value ?? null,
    }
  }
}

function fillPath(path: string, input: Record<string, unknown>) {
  const rest = { ...input }
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  return { path: filled, rest }
}

function queryOf(rest: Record<string, unknown>): string {
  const pairs = Object.entries(rest).filter(([, value]) => value !== undefined)
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]))}`
}

export type World = {
  ground: Ground
  web: WebNode
  url: string
  /** Moves the clock on. */
  pass: (milliseconds: number) => void
  now: () => Date
  caller: () => Caller
  /** Acts inside a tenant as the system, for looking at what no endpoint shows. */
  within: <T>(tenantId: TenantId, work: (ctx: Context) => Promise<T>) => Promise<T>
  /** Starts the jobs and the relay of news. */
  work: () => Promise<() => Promise<void>>
  /** Listens on a real port, for sockets and browsers. */
  listen: () => Promise<string>
  close: () => Promise<void>
}

type Wishes = { url?: string; settings?: Record<string, string>; at?: string; log?: Logger }

/** Opens the whole product on a fresh database (or another node on the same one, by `url`). */
export async function openWorld({ url, settings = {}, at, log }: Wishes = {}): Promise<World> {
  const database = url ?? (await freshDatabase(provided('databaseUrl'), provided('template')))
  const config = readConfig({
    DATA_DIR: temporaryDirectory(),
    SECRET_KEY: 'the-secret-key-that-all-nodes-of-a-story-share',
    RATE_LIMIT: '1000000',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
    POOL_SIZE: '12',
    PLAY_MONEY: 'true',
    ...settings,
  })
  let offset = at ? Date.parse(at) - Date.now() : 0
  const clock = () => new Date(Date.now() + offset)
  const ground = await openGround(config, database, {
    clock,
    random: mulberry32(7),
    log: log ?? openLog(config.logLevel, 'test'),
  })
  const web = await openWeb(ground)
  await web.server.ready()
  const stops: (() => Promise<void>)[] = []
  return {
    ground,
    web,
    url: database,
    pass: (milliseconds) => {
      offset += milliseconds
    },
    now: clock,
    caller() {
      return new Caller(this as World)
    },
    within: (tenantId, work) => enter(ground, tenantId, { kind: 'system', name: 'test' }, work),
    work: async () => {
      const stop = await startWorker(ground, database, {
        jobs: modules.flatMap(({ jobs = [] }) => jobs),
        cron: [],
        subscribers: modules.flatMap(({ subscribers = [] }) => subscribers),
      })
      stops.push(stop)
      return stop
    },
    listen: async () => {
      await web.server.listen({ port: 0, host: '127.0.0.1' })
      return `http://127.0.0.1:${(web.server.server.address() as AddressInfo).port}`
    },
    close: async () => {
      for (const stop of stops) await stop().catch(() => {})
      await web.close()
      await closeGround(ground)
      if (!settings.DATA_DIR) await rm(config.dataDirectory, { recursive: true, force: true })
    },
  }
}
