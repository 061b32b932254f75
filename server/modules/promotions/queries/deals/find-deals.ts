import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { VariantId } from '../../../commerce/contract.ts'
import type { Deal, DealAsk } from '../../../commerce/index.ts'
import type { ActivityState, BundleTerms } from '../../contract.ts'
import { activityStateOf } from '../../rules/activity-state.ts'
import { type AgreedDeal, setsOfPerson } from '../../rules/agreed-sets.ts'
import { rulingOf } from '../../rules/channel-rules.ts'
import { type Applied, applyBundles } from '../../rules/deals/apply-bundles.ts'
import { type ActivityRow, db } from '../../tables.ts'

/** A bundle that names something in the cart, in which state it is, and how many sets of it there are for this buyer. */
export type Bundle = Omit<ActivityRow, 'terms'> & {
  terms: BundleTerms
  state: ActivityState
  /** When it was over or paused; null while it runs. */
  stoppedAt: Date | null
  setsForMe: number
  setsInAll: number
}

/** The sets that a cart makes up now, the one that saves most first. */
export async function findDeals(ctx: Context, ask: DealAsk): Promise<Deal[]> {
  const bundles = await findBundles(ctx, ask, ctx.now)
  return dealsOf(bundles, ask)
}

export function dealsOf(bundles: readonly Bundle[], { offers }: Pick<DealAsk, 'offers'>): Deal[] {
  const running = bundles.filter(({ state }) => state === 'running')
  const onOffer = running.map(({ id, terms, setsForMe, setsInAll }) => ({
    activityId: id,
    terms,
    setsLeft: Math.min(setsForMe, setsInAll),
  }))
  const unitOf = new Map(offers.map(({ variantId, unitFen }) => [variantId, unitFen]))
  return applyBundles(offers, onOffer).flatMap((applied) => {
    const bundle = running.find(({ id }) => id === applied.activityId)
    return bundle ? [dealOf(bundle, applied, unitOf)] : []
  })
}

function dealOf({ id, title, version, terms }: Bundle, applied: Applied, unitOf: ReadonlyMap<VariantId, number>): Deal {
  const { sets, savedFen, bound } = applied
  const shelfFen = bound.reduce((sum, { variantId, quantity }) => sum + quantity * (unitOf.get(variantId) ?? 0), 0)
  const agreed: AgreedDeal = { activityId: id, version, sets, terms, bound, totalFen: shelfFen - savedFen }
  return { activityId: id, title, sets, savedFen, bound, payWithin: terms.payMinutes * 60_000, agreed }
}

type Found = Bundle & { taken: number; takenByMe: number }

/** Bundles of the community that name something there, on this channel: those that run, and those that did at `since` or later. */
export async function findBundles(
  ctx: Context,
  { communityId, buyerId, channel, offers }: DealAsk,
  since: Date,
): Promise<Bundle[]> {
  if (offers.length === 0 || rulingOf('bundle', channel).ruling === 'refused') return []
  const there = JSON.stringify({ there: offers.map(({ variantId }) => variantId) })
  const { rows } = await sql<Found>`
    select a.*, coalesce(q.taken, 0) as taken, coalesce(m.taken, 0) as "takenByMe",
           least(a.ended_at, a.paused_at, case when a.ends_at <= ${ctx.now} then a.ends_at end) as "stoppedAt"
      from promotions.activities a
      left join promotions.quotas q on q.tenant_id = a.tenant_id and q.activity_id = a.id and q.of = 'sets'
      left join promotions.quotas m on m.tenant_id = a.tenant_id and m.activity_id = a.id and m.of = ${setsOfPerson(buyerId)}
     where a.tenant_id = ${ctx.tenantId} and a.community_id = ${communityId} and a.kind = 'bundle'
       and ${channel} = any(a.channels) and a.starts_at <= ${ctx.now}
       and a.ends_at > ${since} and (a.ended_at is null or a.ended_at > ${since})
       and jsonb_path_exists(a.terms, '$.**.variantId ? (@ == $there[*])', ${there}::jsonb)
     order by a.id limit 100`.execute(db(ctx))
  return rows.map(({ taken, takenByMe, ...row }) => ({
    ...row,
    state: activityStateOf(row, ctx.now),
    setsForMe: leftOf(row.terms.perPerson, takenByMe),
    setsInAll: leftOf(row.terms.inAll, taken),
  }))
}

const leftOf = (cap: number | null, taken: number): number =>
  cap === null ? Number.MAX_SAFE_INTEGER : Math.max(0, cap - taken)
