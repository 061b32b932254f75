import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { jsonb } from '../../../kernel/jsonb.ts'
import { NotForSale, SoldOut } from '../../commerce/contract.ts'
import { findOffers } from '../../commerce/index.ts'
import { actorId } from '../../identity/index.ts'
import { accessRunning } from '../access.ts'
import { type BargainId, type startBargainEndpoint, VariantNotInActivity } from '../contract.ts'
import { showBargain } from '../queries/read-bargain.ts'
import { drawCuts } from '../rules/draw-cuts.ts'
import { type ActivityRow, type BargainRow, db } from '../tables.ts'
import { keyedStream } from './keyed-stream.ts'
import { takeQuota } from './take-quota.ts'
import { tellChange } from './tell-change.ts'

type Ask = RequestOf<typeof startBargainEndpoint>

/** Starts a bargain and draws all of its cuts now (BA-1). Raises `promotions.quota_taken` and what buying raises. */
export async function startBargain(ctx: Context, ask: Ask): Promise<AnswerOf<typeof startBargainEndpoint>> {
  const activity = await accessRunning(ctx, ask.activityId, ask.channel)
  const { terms } = activity
  if (terms.kind !== 'bargain') throw NotFound()
  const goods = terms.goods.find(({ variantId }) => variantId === ask.variantId)
  if (!goods) throw VariantNotInActivity()
  await requireOnShelf(ctx, activity, ask)
  const personId = actorId(ctx)
  await takeQuota(ctx, activity.id, { of: `starts ${personId}`, quantity: 1, cap: terms.startsPerPerson })
  const id = newId('bgn') as BargainId
  await db(ctx)
    .insertInto('promotions.bargains')
    .values({
      tenant_id: ctx.tenantId,
      id,
      activity_id: activity.id,
      version: activity.version,
      terms: jsonb(terms),
      person_id: personId,
      variant_id: ask.variantId,
      price_fen: goods.priceFen,
      floor_fen: goods.floorFen,
      people: terms.people,
      taken: 0,
      state: 'running',
      started_at: ctx.now,
      expires_at: new Date(ctx.now.getTime() + terms.minutes * 60_000),
      order_by: null,
      order_id: null,
      order_fen: null,
    })
    .execute()
  await writeCuts(ctx, id, drawCuts(goods.priceFen - goods.floorFen, terms, keyedStream(ctx, id)))
  tellChange(ctx, activity.id)
  return showBargain(ctx, id)
}

async function requireOnShelf(ctx: Context, { community_id }: ActivityRow, { variantId }: Ask): Promise<void> {
  const [offer] = await findOffers(ctx, community_id, null, [{ variantId, quantity: 1 }])
  if (!offer?.forSale) throw NotForSale({ title: offer?.title ?? '？' })
  if (offer.left === 0) throw SoldOut({ title: offer.title, left: 0 })
}

async function writeCuts(ctx: Context, id: BargainRow['id'], cuts: readonly number[]): Promise<void> {
  await sql`insert into promotions.cuts (tenant_id, bargain_id, place, amount_fen)
    select ${ctx.tenantId}, ${id}, c.place, c.amount
      from unnest(${cuts}::bigint[]) with ordinality as c (amount, place)`.execute(db(ctx))
}
