/** Copies of a relay follow it: what it says, when it pauses, and that it ends. */
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotAllowed, NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import { publish } from '../../../../kernel/outbox.ts'
import { type ActivityId, activityChanged, type endRelayCopyEndpoint, type RelayTerms } from '../../contract.ts'
import { asRelay, findRelay, organises, type RelayActivity } from '../../queries/relays/access-relay.ts'
import { findCopy, listCopies } from '../../queries/relays/find-copies.ts'
import { showRelay } from '../../queries/relays/read-relay.ts'
import { activityStateOf } from '../../rules/activity-state.ts'
import { type ActivityRow, db, type RelayCopyRow } from '../../tables.ts'
import { noteVersion } from '../note-version.ts'
import { tellChange } from '../tell-change.ts'

/** The source pauses, goes on or ends: so do its copies, in the same transaction. */
export async function steerCopies(ctx: Context, source: ActivityRow): Promise<void> {
  if (source.kind !== 'relay') return
  const { paused_at, ended_at } = source
  await update(
    ctx,
    sql`paused_at = ${paused_at}, ended_at = coalesce(a.ended_at, ${ended_at})`,
    sql`c.source_id = ${source.id}`,
  )
}

/** A contract ended: what was sold by it is sold no longer. */
export const endRelayCopies = (ctx: Context, contractId: string): Promise<void> =>
  update(ctx, sql`ended_at = ${ctx.now}`, sql`c.contract_id = ${contractId}`)

async function update(ctx: Context, set: RawBuilder<unknown>, which: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ id: ActivityId }>`
    update promotions.activities a set ${set} from promotions.relay_copies c
     where c.tenant_id = ${ctx.tenantId} and ${which} and a.tenant_id = c.tenant_id and a.id = c.activity_id
       and a.ended_at is null and a.ends_at > ${ctx.now} returning a.id`.execute(db(ctx))
  for (const { id } of rows) tellChange(ctx, id)
  if (rows.length > 0) await publish(ctx, activityChanged, ...rows.map(({ id }) => ({ activityId: id })))
}

/** The source says something else: its copies say so too, each as a version of its own; what they no longer have is gone. */
export async function followSource(ctx: Context, changed: ActivityRow): Promise<void> {
  if (changed.kind !== 'relay') return
  for (const copy of await listCopies(ctx, changed.id)) await follow(ctx, asRelay(changed), copy)
}

async function follow(ctx: Context, source: RelayActivity, { activity_id, own_prices }: RelayCopyRow): Promise<void> {
  const copy = await findRelay(ctx, activity_id)
  if (activityStateOf(copy, ctx.now) === 'ended') return
  const had = new Set(copy.terms.items.map(({ name }) => name))
  const items = source.terms.items
    .filter(({ name }) => had.has(name))
    .map((item) => ({ ...item, fen: own_prices[item.name] ?? item.fen }))
  const isOver = items.length === 0 || source.terms.helpers === 'none'
  const terms: RelayTerms = {
    ...source.terms,
    items: isOver ? copy.terms.items : items,
    helpers: 'none',
    repeats: 'never',
  }
  const { rows } = await sql<ActivityRow>`
    update promotions.activities set version = version + 1, terms = ${JSON.stringify(terms)}::jsonb,
           starts_at = ${source.starts_at}, ends_at = ${source.ends_at}, channels = ${source.channels}::text[],
           ended_at = case when ${isOver} then ${ctx.now}::timestamptz end
     where tenant_id = ${ctx.tenantId} and id = ${activity_id} returning *`.execute(db(ctx))
  for (const row of rows) await noteVersion(ctx, row)
  tellChange(ctx, activity_id)
  await publish(ctx, activityChanged, { activityId: activity_id })
}

/** The helper, or whoever organises the source, ends a copy; what was ordered in it is delivered like the rest. */
export async function endRelayCopy(
  ctx: Context,
  { activityId }: RequestOf<typeof endRelayCopyEndpoint>,
): Promise<AnswerOf<typeof endRelayCopyEndpoint>> {
  const copy = await findCopy(ctx, activityId)
  if (!copy) throw NotFound()
  const helps = ctx.actor.kind === 'person' && ctx.actor.personId === copy.helper_id
  if (!helps && !organises(ctx, await findRelay(ctx, copy.source_id))) throw NotAllowed()
  await update(ctx, sql`ended_at = ${ctx.now}`, sql`c.activity_id = ${activityId}`)
  return showRelay(ctx, await findRelay(ctx, activityId))
}
