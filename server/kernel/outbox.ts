/**
 * News between modules. `publish` writes in the transaction that makes the news true; the relay hands it to the
 * subscribers' jobs at least once; a subscriber's effect and its note of having heard commit together: effect once.
 */
import type { z } from 'zod'
import type { Context } from './context.ts'
import type { NewsKind } from './contract.ts'
import { inTransaction } from './database.ts'
import { enter, type Ground } from './ground.ts'
import { newId } from './ids.ts'
import type { TenantId } from './people.ts'
import { sql, type Kysely, type RawBuilder } from 'kysely'

export type Subscriber = {
  name: string
  to: string
  /** A method, so that each subscriber may name its own news: what it hears was published as that. */
  hear(ctx: Context, news: unknown): Promise<void>
}

type Outbox = {
  'kernel.outbox': { tenant_id: TenantId; id: string; name: string; news: unknown; at: Date }
  'kernel.heard': { tenant_id: TenantId; subscriber: string; news_id: string; at: Date }
}

/** Publishes news; it is told exactly if the transaction commits. */
export async function publish<D extends z.ZodType>(
  ctx: Context,
  kind: NewsKind<D>,
  ...all: z.input<D>[]
): Promise<void> {
  if (all.length === 0) return
  await ctx
    .tables<Outbox>()
    .insertInto('kernel.outbox')
    .values(
      all.map((news) => ({
        tenant_id: ctx.tenantId,
        id: newId('nws'),
        name: kind.name,
        news: JSON.stringify(news),
        at: ctx.now,
      })),
    )
    .execute()
  ctx.tellNodes('news', '')
}

/**
 * The same as a part of another statement, so that what must be fast needs no second one: `rows` selects an id of the
 * caller's own (`nws_…`, new each time) and the news as JSON. Told with the relay's next look, half a second later at most.
 */
export function publishWithin(ctx: Context, kind: NewsKind, rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`insert into kernel.outbox (tenant_id, id, name, news, at)
    select ${ctx.tenantId}, n.id, ${kind.name}, n.news, ${ctx.now} from (${rows}) as n (id, news)`
}

/** Declares who hears a kind of news, and what it does about it. */
export function subscriber<D extends z.ZodType>(
  name: string,
  kind: NewsKind<D>,
  hear: (ctx: Context, news: z.output<D>) => Promise<void>,
): Subscriber {
  return { name, to: kind.name, hear }
}

export type HeardNews = { id: string; tenantId: TenantId; news: unknown }
const batch = 500

/** Moves what lies in the outbox to the subscribers' jobs, one job for many news; returns how many were moved. */
export async function relayNews(ground: Ground, subscribers: readonly Subscriber[]): Promise<number> {
  return inTransaction(ground.relay, 'set local statement_timeout = 30000', async (transaction) => {
    const relay = transaction as Kysely<Outbox>
    const { rows } = await sql<{ tenant_id: TenantId; id: string; name: string; news: unknown }>`
      delete from kernel.outbox where (tenant_id, id) in (
        select tenant_id, id from kernel.outbox order by id limit ${batch} for update skip locked)
      returning tenant_id, id, name, news`.execute(relay)
    rows.sort((a, b) => (a.id < b.id ? -1 : 1))
    for (const one of subscribers) {
      const heard = rows.filter((row) => row.name === one.to)
      if (heard.length > 0) await askToHear(relay, one, heard)
    }
    return rows.length
  })
}

async function askToHear(
  relay: Kysely<Outbox>,
  one: Subscriber,
  rows: { tenant_id: TenantId; id: string; news: unknown }[],
): Promise<void> {
  const payload = {
    subscriber: one.name,
    news: rows.map(({ id, tenant_id, news }) => ({ id, tenantId: tenant_id, news })),
  }
  await sql`select kernel.ask_for_job('hear', ${JSON.stringify(payload)}::json, null, null, 25)`.execute(relay)
}

/** Lets a subscriber hear a batch; news heard before changes nothing. Throws when any failed, so that the job is retried. */
export async function hearNews(ground: Ground, one: Subscriber, batch: readonly HeardNews[]): Promise<void> {
  const faults: unknown[] = []
  for (const { id, tenantId, news } of batch) {
    await enter(ground, tenantId, { kind: 'system', name: one.name }, async (ctx) => {
      if (await noteHeard(ctx, one.name, id)) await one.hear(ctx, news)
    }).catch((fault) => faults.push(fault))
  }
  if (faults.length > 0) throw faults[0]
}

async function noteHeard(ctx: Context, name: string, newsId: string): Promise<boolean> {
  const noted = await ctx
    .tables<Outbox>()
    .insertInto('kernel.heard')
    .values({ tenant_id: ctx.tenantId, subscriber: name, news_id: newsId, at: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (noted.numInsertedOrUpdatedRows ?? 0n) > 0n
}
