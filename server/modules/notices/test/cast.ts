/** People with devices that can be told, and jobs that are done when the story says so. */
import type { Caller, World } from '../../../../test/world.ts'
import type { Job } from '../../../kernel/jobs.ts'
import { sql } from 'kysely'
import pg from 'pg'
import type { TenantId } from '../../../kernel/people.ts'
import { modules } from '../../../main/modules.ts'
import { moveCursorEndpoint } from '../../messaging/contract.ts'
import { aGroup, type Cast, type Person } from '../../messaging/test/cast.ts'
import { addDeviceEndpoint, changeWishesEndpoint, offerKeyEndpoint, type Wishes } from '../contract.ts'
import { noticesModule } from '../module.ts'
import type { Browser, PushService } from './push-service.ts'

export const unasked: Wishes = { about: 'everything', quiet: null, zone: null, callsPass: false, discreet: false }

/** Somebody turns notices on in their browser. */
export async function listens(person: Caller, service: PushService, wishes: Partial<Wishes> = {}): Promise<Browser> {
  const { key } = await person.asks(offerKeyEndpoint, {})
  const browser = await service.browser(key)
  const { address, p256dh, auth } = browser
  await person.asks(addDeviceEndpoint, { address, p256dh, auth, language: 'zh-CN' })
  await person.asks(changeWishesEndpoint, { ...unasked, ...wishes })
  return browser
}

type Asked = { id: string; task: string; run_at: Date; payload: { tenantId: TenantId; payload: unknown } }

type Errand = {
  /** So many milliseconds have passed by the story's clock: what waited for them is due. */
  passed?: number
  /** What a worker does not live to do, by the job's name. */
  lose?: readonly string[]
}

/**
 * Does the jobs of notices that are due and those they ask for, until none is. No worker is started meanwhile: jobs run
 * by the real clock, which no story can move.
 */
export async function notice(world: World, { passed = 0, lose = [] }: Errand = {}): Promise<void> {
  await hearNews(world)
  for (let due = await takeDue(world, passed); due.length > 0; due = await takeDue(world, 0)) {
    for (const { task, payload } of due) if (!lose.includes(task)) await perform(world, task, payload)
    await hearNews(world)
  }
}

export async function perform(world: World, task: string, { tenantId, payload }: Asked['payload']): Promise<void> {
  const one = noticesModule.jobs?.find(({ name }) => name === task) as Job
  if (one.atLength) await one.atLength(world.ground, tenantId, payload, new AbortController().signal)
  else await world.within(tenantId, (ctx) => one.does(ctx, payload))
}

/** What the relay and its jobs would do with the news that lies in the outbox. */
async function hearNews(world: World): Promise<void> {
  const rows = await asOwner<{ tenant_id: TenantId; name: string; news: unknown }>(
    world,
    'with gone as (delete from kernel.outbox returning *) select * from gone order by id',
  )
  for (const { tenant_id, name, news } of rows) {
    const hearing = modules.flatMap(({ subscribers = [] }) => subscribers).filter(({ to }) => to === name)
    for (const one of hearing) await world.within(tenant_id, (ctx) => one.hear(ctx, news))
  }
}

/** A few seconds' delay is not waited for. */
const soonMs = 5_000

async function takeDue(world: World, passed: number): Promise<Asked[]> {
  const ahead = new Date(Date.now() + passed + soonMs)
  const found = await asOwner<Asked>(
    world,
    `select j.id, t.identifier as task, j.run_at, j.payload from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier like 'notices.%' and j.run_at <= $1 order by j.run_at, j.id`,
    [ahead],
  )
  for (const { id } of found) await asOwner(world, 'delete from graphile_worker._private_jobs where id = $1', [id])
  return found
}

/** Asks the database as its owner, whom no tenancy holds back. */
export async function asOwner<T extends pg.QueryResultRow>(
  world: World,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: world.url })
  await client.connect()
  try {
    return (await client.query<T>(text, values)).rows
  } finally {
    await client.end()
  }
}

/** When something of notices is due next. */
export async function nextDue(world: World): Promise<Date | null> {
  const [first] = await asOwner<{ run_at: Date }>(
    world,
    `select j.run_at from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier like 'notices.%' order by j.run_at limit 1`,
  )
  return first?.run_at ?? null
}

/** Rows of a table of notices in a tenant. */
export const rowsOf = <T>(world: World, tenantId: TenantId, table: string): Promise<T[]> =>
  world.within(tenantId, async (ctx) => (await sql<T>`select * from ${sql.table(table)}`.execute(ctx.tables())).rows)

export type Scene = Cast & { anna: Person; ben: Person; chen: Person; browser: Browser }

/** A group in which Anna has turned notices on; Ben and Chen talk. */
export async function aScene(world: World, service: PushService, wishes: Partial<Wishes> = {}): Promise<Scene> {
  const cast = await aGroup(world, 3)
  // The chat is opened and meets its members: what is said from here on is unread to them.
  await hearNews(world)
  for (const one of cast.members) await one.asks(moveCursorEndpoint, { groupId: cast.groupId, readNumber: 0 })
  const [anna, ben, chen] = cast.members as [Person, Person, Person]
  return { ...cast, anna, ben, chen, browser: await listens(anna, service, wishes) }
}

/** Everything happens but the sending; the calls that wait for it. */
export async function decided(world: World, { tenantId }: Cast): Promise<Asked['payload']> {
  await notice(world, { lose: ['notices.deliver'] })
  const calls = await rowsOf<{ id: string; settled_at: Date | null }>(world, tenantId, 'notices.pushes')
  return { tenantId, payload: { pushIds: calls.flatMap(({ id, settled_at }) => (settled_at ? [] : [id])) } }
}

/** The words of what came, latest last. */
export const textsIn = (browser: Browser): (string | null)[] =>
  browser.pushed().map((pushed) => (pushed.t === 'messages' ? (pushed.said?.text ?? null) : pushed.t))
