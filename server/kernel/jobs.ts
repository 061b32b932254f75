/** Work that must happen later or again until it succeeds: graphile-worker, asked for in the transaction of the change. */
import { sql } from 'kysely'
import { type CronItem, Logger, parseCronItems, run, type Runner, type TaskList } from 'graphile-worker'
import type { Actor, Context } from './context.ts'
import { enter, type Ground } from './ground.ts'
import { hearNews, relayNews, type HeardNews, type Subscriber } from './outbox.ts'
import type { TenantId } from './people.ts'
import { openQueuePool } from './queue-pool.ts'
import { watchWorkers } from './worker-lives.ts'

export type Job = {
  name: string
  /** A method, so that each job may name its own payload: what it gets is what was asked for. */
  does(ctx: Context, payload: unknown): Promise<void>
  /** For work longer than one transaction: gets the ground and opens its own. */
  atLength?(ground: Ground, tenantId: TenantId, payload: unknown, signal: AbortSignal): Promise<void>
}

/** Work for every tenant at given times: `pattern` is cron in UTC. */
export type CronJob = { name: string; pattern: string; does: (ctx: Context) => Promise<void> }

export function job<P>(name: string, does: (ctx: Context, payload: P) => Promise<void>): Job {
  return { name, does }
}

/** A job that runs as many transactions as it needs and stops soon after `signal`. */
export function longJob<P>(
  name: string,
  atLength: (ground: Ground, tenantId: TenantId, payload: P, signal: AbortSignal) => Promise<void>,
): Job {
  return { name, does: async () => {}, atLength }
}

type Request = { runAt?: Date /** Asked again before it ran, it stays one. */; key?: string; attempts?: number }

/** Asks for a job; it exists exactly if the transaction commits. */
export async function askForJob<P>(ctx: Context, wanted: Job, payload: P, request: Request = {}): Promise<void> {
  const text = JSON.stringify({ tenantId: ctx.tenantId, payload })
  await sql`select kernel.ask_for_job(${wanted.name}, ${text}::json, ${request.runAt ?? null}, ${request.key ?? null}, ${request.attempts ?? 25})`.execute(
    ctx.tables<unknown>(),
  )
}

type WorkerPlan = { jobs: readonly Job[]; cron: readonly CronJob[]; subscribers: readonly Subscriber[] }

/** Starts working; the returned function finishes what is in hand and stops. */
export async function startWorker(ground: Ground, url: string, plan: WorkerPlan): Promise<() => Promise<void>> {
  const stopping = new AbortController()
  const pool = openQueuePool(url, stopping.signal)
  const lives = watchWorkers(pool, ground.log)
  const runner = await run({
    pgPool: pool,
    concurrency: 4,
    noHandleSignals: true,
    noPreparedStatements: false,
    pollInterval: 1000,
    taskList: tasksOf(ground, plan, stopping.signal),
    parsedCronItems: parseCronItems(plan.cron.map(cronItem)),
    logger: quietLogger(ground),
    events: lives.events,
  }).catch(async (fault) => {
    // Opened in vain, as while the database restarts: nothing of it may stay and go on asking.
    stopping.abort()
    await lives.stop()
    await pool.end()
    throw fault
  })
  const relay = keepRelaying(ground, plan.subscribers)
  return async () => {
    stopping.abort()
    await relay()
    await stopRunner(runner)
    await lives.stop()
    await pool.end()
  }
}

async function stopRunner(runner: Runner): Promise<void> {
  await runner.stop().catch(() => {})
}

const system: Actor = { kind: 'system', name: 'worker' }
const cronItem = (one: CronJob): CronItem => ({ task: `cron:${one.name}`, match: one.pattern, identifier: one.name })

function tasksOf(ground: Ground, plan: WorkerPlan, signal: AbortSignal): TaskList {
  const tasks: TaskList = {
    hear: async (payload) => {
      const { subscriber, news } = payload as { subscriber: string; news: HeardNews[] }
      const one = plan.subscribers.find(({ name }) => name === subscriber)
      if (one) await hearNews(ground, one, news)
    },
  }
  for (const one of plan.jobs) tasks[one.name] = (payload) => performJob(ground, one, payload, signal)
  for (const one of plan.cron) tasks[`cron:${one.name}`] = () => forEveryTenant(ground, one.does)
  return tasks
}

async function performJob(ground: Ground, one: Job, request: unknown, signal: AbortSignal): Promise<void> {
  const { tenantId, payload } = request as { tenantId: TenantId; payload: unknown }
  if (one.atLength) await one.atLength(ground, tenantId, payload, signal)
  else await enter(ground, tenantId, system, (ctx) => one.does(ctx, payload))
}

/** Runs work once for each tenant, in one transaction each; one tenant's fault does not stop the others. */
export async function forEveryTenant(ground: Ground, work: (ctx: Context) => Promise<void>): Promise<void> {
  const { rows } = await sql<{ id: TenantId }>`select tenant_id as id from kernel.tenants order by 1`.execute(
    ground.relay.kysely,
  )
  const faults: unknown[] = []
  for (const { id } of rows) await enter(ground, id, system, work).catch((fault) => faults.push(fault))
  if (faults.length > 0) throw faults[0]
}

/** Takes news out of the outbox as long as the process lives: at once when told, else every half second. */
function keepRelaying(ground: Ground, subscribers: readonly Subscriber[]): () => Promise<void> {
  let going = true
  let wake = () => {}
  ground.bus.onHint('news', () => wake())
  const loop = (async () => {
    while (going) {
      const woken = new Promise<void>((resolve) => (wake = resolve))
      const moved = await relayNews(ground, subscribers).catch((fault) => {
        ground.log.warn({ err: fault }, 'the outbox could not be relayed; trying again')
        return 0
      })
      if (moved === 0) await Promise.race([woken, new Promise((resolve) => setTimeout(resolve, 500))])
    }
  })()
  return async () => {
    going = false
    wake()
    await loop
  }
}

function quietLogger({ log }: Ground): Logger {
  const levelOf = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const
  return new Logger(() => (level, message) => log[levelOf[level]]({ from: 'jobs' }, message))
}
