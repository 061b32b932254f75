import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { NotFound } from '../../../../kernel/contract.ts'
import type { ProductId } from '../../../commerce/contract.ts'
import { findOffers } from '../../../commerce/index.ts'
import type { CommunityId } from '../../../community/contract.ts'
import type { PersonId } from '../../../identity/contract.ts'
import {
  type ActivityId,
  ActivityOver,
  AlreadyHelping,
  NotHelped,
  PriceOutOfBounds,
  type RelayItem,
  type RelayTerms,
} from '../../contract.ts'
import { findCopy } from '../../queries/relays/find-copies.ts'
import { asRelay, type RelayActivity } from '../../queries/relays/access-relay.ts'
import { activityStateOf } from '../../rules/activity-state.ts'
import { type ActivityRow, db } from '../../tables.ts'
import { writeActivity } from '../make-activity.ts'
import { requireSensible } from '../require-sensible.ts'
import { tellChange } from '../tell-change.ts'
import { tellPeople } from '../tell-people.ts'

/** What a contract lets somebody sell; `bounds`: between which prices they may choose, null: at the price of the source. */
export type HelpedGood = { productId: ProductId; bounds: { leastFen: number; mostFen: number } | null }
export type CopyWords = {
  sourceId: ActivityId
  contractId: string
  helperId: PersonId
  communityId: CommunityId
  title: string
  goods: readonly HelpedGood[]
  /** By the names of the items. */
  prices: ReadonlyMap<string, number>
}

/**
 * Opens a relay once more for a helper, in their community (RL-6): what the contract covers of it, at the source's prices or
 * at the helper's own within the bounds. Raises `promotions.not_helped`, `promotions.already_helping` (by unique key),
 * `promotions.price_out_of_bounds`, `promotions.activity_over` and what making an activity raises.
 */
export async function openRelayCopy(ctx: Context, words: CopyWords): Promise<ActivityId> {
  const source = await holdSource(ctx, words.sourceId)
  const { items, own } = await itemsFor(ctx, source, words)
  const terms: RelayTerms = { ...source.terms, items, helpers: 'none', repeats: 'never' }
  const { channels, starts_at, ends_at } = source
  const copy = {
    title: words.title,
    terms,
    channels,
    startsAt: starts_at.toISOString(),
    endsAt: ends_at.toISOString(),
  }
  await requireSensible(ctx, words.communityId, copy)
  const { id } = await writeActivity(ctx, words.communityId, copy, words.helperId)
  await writeCopy(ctx, id, words, own)
  if (source.paused_at)
    await sql`update promotions.activities set paused_at = ${source.paused_at}
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(db(ctx))
  tellChange(ctx, source.id)
  const facts = { helped: words.title }
  await tellPeople(ctx, source, { personId: source.made_by, kind: 'relay_helped', facts, key: `helped ${id}` })
  return id
}

/** Held until the transaction ends, so that a source that is being closed closes this copy too. */
async function holdSource(ctx: Context, id: ActivityId): Promise<RelayActivity> {
  const { rows } = await sql<ActivityRow>`select * from promotions.activities
    where tenant_id = ${ctx.tenantId} and id = ${id} for no key update`.execute(db(ctx))
  const [found] = rows
  if (!found) throw NotFound()
  const source = asRelay(found)
  // One level: whoever helps sells the source's goods, not another helper's.
  if (source.terms.helpers !== 'contract' || (await findCopy(ctx, id))) throw NotHelped()
  if (activityStateOf(source, ctx.now) === 'ended') throw ActivityOver()
  return source
}

async function itemsFor(
  ctx: Context,
  { community_id, terms }: RelayActivity,
  { communityId, goods, prices }: CopyWords,
): Promise<{ items: RelayItem[]; own: Record<string, number> }> {
  const wishes = terms.items.flatMap(({ variantId }) => (variantId ? [{ variantId, quantity: 1 }] : []))
  const offers = await findOffers(ctx, communityId, null, wishes)
  if (community_id === communityId) throw NotHelped()
  const own: Record<string, number> = {}
  const items = terms.items.flatMap((item) => {
    const offer = offers.find(({ variantId }) => variantId === item.variantId)
    const good = offer?.forSale ? goods.find(({ productId }) => productId === offer.productId) : undefined
    if (!good) return []
    const fen = priceOf(item, good, prices.get(item.name))
    if (fen !== item.fen) own[item.name] = fen
    return [{ ...item, fen }]
  })
  if (items.length === 0) throw NotHelped()
  return { items, own }
}

function priceOf({ name, fen }: RelayItem, { bounds }: HelpedGood, asked: number = fen): number {
  if (asked === fen) return fen
  if (!bounds) throw PriceOutOfBounds({ name, leastFen: fen, mostFen: fen })
  const { leastFen, mostFen } = bounds
  if (asked < leastFen || asked > mostFen) throw PriceOutOfBounds({ name, leastFen, mostFen })
  return asked
}

async function writeCopy(
  ctx: Context,
  id: ActivityId,
  { sourceId, contractId, helperId }: CopyWords,
  own: Record<string, number>,
): Promise<void> {
  const { rows } = await sql`
    insert into promotions.relay_copies (tenant_id, activity_id, source_id, contract_id, helper_id, own_prices, made_at)
    values (${ctx.tenantId}, ${id}, ${sourceId}, ${contractId}, ${helperId}, ${JSON.stringify(own)}::jsonb, ${ctx.now})
    on conflict (tenant_id, source_id, contract_id) do nothing returning activity_id`.execute(db(ctx))
  if (rows.length === 0) throw AlreadyHelping()
}
