import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { findOffers } from '../../commerce/index.ts'
import { accessActivity, requireChannel } from '../access.ts'
import type { ActivityId, ActivityOffer, readActivityEndpoint } from '../contract.ts'
import { rulingOf } from '../rules/channel-rules.ts'
import { highestPrices } from '../rules/highest-prices.ts'
import { toldRules } from '../rules/told-rules.ts'
import { type ActivityRow, db } from '../tables.ts'
import { readFigures } from './activity-figures.ts'
import { activityOf } from './activity-shape.ts'
import { cardsOf } from './cards.ts'
import { organises } from './relays/access-relay.ts'

/** One activity with its goods as they are now, its rules in words, its figures and what the asker has in it. */
export async function readActivity(
  ctx: Context,
  { activityId, channel }: RequestOf<typeof readActivityEndpoint>,
): Promise<AnswerOf<typeof readActivityEndpoint>> {
  const row = await accessActivity(ctx, activityId, 'toRead')
  if (row.terms.kind === 'relay' && row.terms.seenBy === 'leader' && !organises(ctx, row)) throw NotFound()
  const atDesk = ctx.actor.kind === 'person' && ctx.actor.staffRole !== null
  // Whoever makes it must see it wherever they sit.
  if (!atDesk) requireChannel(row, channel)
  const figuresOf = await readFigures(ctx, [activityId])
  const cardOf = await cardsOf(ctx, [row.made_by])
  return {
    ...activityOf(row, ctx.now),
    offers: await readOffers(ctx, row),
    figures: figuresOf(activityId),
    ruling: rulingOf((await isGiven(ctx, row)) ? 'member_packet' : row.kind, channel),
    rules: toldRules(row.terms),
    madeBy: cardOf(row.made_by),
    url: activityUrl(ctx, row),
    mine: await readMine(ctx, activityId),
  }
}

/** A red packet of a member's own points keeps other words than one of the house. */
async function isGiven(ctx: Context, { id, kind }: ActivityRow): Promise<boolean> {
  if (kind !== 'red_packet') return false
  const packets = db(ctx).selectFrom('promotions.packets').select('given_by').where('tenant_id', '=', ctx.tenantId)
  return (await packets.where('activity_id', '=', id).executeTakeFirst())?.given_by != null
}

/** Where the page of an activity stands in the member app. */
export const activityUrl = (
  { origin }: Context,
  { id, community_id }: Pick<ActivityRow, 'id' | 'community_id'>,
): string => `${origin}/c/${community_id}/activities/${id}`

/** The goods of an activity as the shelf offers them now. */
export async function readOffers(ctx: Context, { community_id, terms }: ActivityRow): Promise<ActivityOffer[]> {
  const wishes = [...highestPrices(terms).keys()].map((variantId) => ({ variantId, quantity: 1 }))
  const offers = await findOffers(ctx, community_id, null, wishes)
  return offers.map(({ variantId, productId, kind, title, variant, image, unitFen, left, forSale, ...delivered }) => ({
    ...{ variantId, productId, kind, title, variant, image, left, forSale },
    shelfFen: unitFen,
    deliveries: [...delivered.deliveries],
    freightFen: delivered.freightFen,
  }))
}

async function readMine(ctx: Context, activityId: ActivityId): Promise<{ id: string; state: string }[]> {
  const me = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  const { rows } = await sql<{ id: string; state: string }>`
    select t.id, t.state from promotions.teams t join promotions.seats s on s.tenant_id = t.tenant_id and s.team_id = t.id
     where t.tenant_id = ${ctx.tenantId} and t.activity_id = ${activityId} and s.person_id = ${me} and s.left_at is null
    union all
    select b.id, b.state from promotions.bargains b
     where b.tenant_id = ${ctx.tenantId} and b.activity_id = ${activityId} and b.person_id = ${me}
    union all
    select f.order_id, case when f.paid_at is null then 'held' else 'paid' end from promotions.purchases f
     where f.tenant_id = ${ctx.tenantId} and f.activity_id = ${activityId} and f.person_id = ${me} and f.ended_at is null
    union all
    select e.id, e.state from promotions.relay_entries e
     where e.tenant_id = ${ctx.tenantId} and e.activity_id = ${activityId} and e.person_id = ${me} and e.state <> 'cancelled'
    union all
    select h.id, case when h.held_at is not null then 'held' else 'running' end from promotions.boosts h
     where h.tenant_id = ${ctx.tenantId} and h.activity_id = ${activityId} and h.person_id = ${me}
    union all
    select s.id, s.state from promotions.presales s
     where s.tenant_id = ${ctx.tenantId} and s.activity_id = ${activityId} and s.person_id = ${me} and s.state <> 'lapsed'
     order by id desc limit 50`.execute(db(ctx))
  return rows
}
