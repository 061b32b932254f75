import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { actorId } from '../../identity/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import { requireShopper } from '../access.ts'
import type {
  Coupon,
  CouponId,
  listCouponsEndpoint,
  listMyCouponsEndpoint,
  listOfferedCouponsEndpoint,
  TakenCoupon,
  TakenCouponId,
} from '../contract.ts'
import { type CouponRow, db, type TakenCouponRow } from '../tables.ts'
import { hasBought } from './has-bought.ts'
import { isPaidMember } from './is-member.ts'

/** A coupon as the contract shows it. */
export const couponOf = (row: CouponRow): Coupon => ({
  id: row.id,
  title: row.title,
  communityId: row.community_id,
  off:
    row.off_fen === null
      ? { kind: 'share', share: row.off_share ?? 1, mostFen: row.most_fen ?? 1 }
      : { kind: 'amount', fen: row.off_fen },
  thresholdFen: row.threshold_fen,
  scope: row.scope === 'all' ? { kind: 'all' } : ({ kind: row.scope, ids: row.scope_ids } as Coupon['scope']),
  validity: row.valid_to
    ? { kind: 'dates', from: (row.valid_from ?? row.made_at).toISOString(), to: row.valid_to.toISOString() }
    : { kind: 'days', days: row.valid_days ?? 1 },
  way: row.way,
  total: row.total,
  issued: row.issued,
  perPerson: row.per_person,
  stoppedAt: row.stopped_at?.toISOString() ?? null,
})

/** All coupons, newest first, with how many were used, from rows. */
export async function listCoupons(ctx: Context): Promise<AnswerOf<typeof listCouponsEndpoint>> {
  const { rows } = await sql<CouponRow & { used: number }>`
    select c.*, (select count(*) from commerce.taken_coupons t
        where t.tenant_id = c.tenant_id and t.coupon_id = c.id and t.used_at is not null)::int as used
      from commerce.coupons c where c.tenant_id = ${ctx.tenantId} order by c.made_at desc, c.id desc limit 200`.execute(
    db(ctx),
  )
  return { rows: rows.map((row) => ({ ...couponOf(row), used: row.used })) }
}

type Offered = AnswerOf<typeof listOfferedCouponsEndpoint>['rows'][number]

/** What can be taken here now, and what of it is for others. */
export async function listOfferedCoupons(
  ctx: Context,
  { communityId }: RequestOf<typeof listOfferedCouponsEndpoint>,
): Promise<AnswerOf<typeof listOfferedCouponsEndpoint>> {
  const me = await requireShopper(ctx, { communityId })
  const { rows } = await sql<CouponRow & Pick<Offered, 'mine' | 'barred'>>`
    select c.*, coalesce(p.taken, 0) as mine,
           case when c.way = 'newcomers' and ${await hasBought(ctx, me)} then 'bought'
                when c.way = 'members' and not ${isPaidMember(ctx, communityId, me)} then 'no_member' end as barred
      from commerce.coupons c
      left join commerce.coupon_takers p on p.tenant_id = c.tenant_id and p.coupon_id = c.id and p.person_id = ${me}
     where c.tenant_id = ${ctx.tenantId} and c.way in ('take', 'newcomers', 'members')
       and c.stopped_at is null and (c.total is null or c.issued < c.total)
       and (c.valid_to is null or c.valid_to > ${ctx.now}) and (c.community_id is null or c.community_id = ${communityId})
     order by c.made_at desc, c.id desc limit 100`.execute(db(ctx))
  return { rows: rows.map((row) => ({ ...couponOf(row), mine: row.mine, barred: row.barred })) }
}

/** What I have, however I got it. */
export async function listMyCoupons(ctx: Context): Promise<AnswerOf<typeof listMyCouponsEndpoint>> {
  return { rows: await findTaken(ctx, actorId(ctx), null) }
}

/** One coupon in somebody's hand. Raises `kernel.not_found`. */
export async function readTaken(ctx: Context, personId: PersonId, id: TakenCouponId): Promise<TakenCoupon> {
  const [found] = await findTaken(ctx, personId, id)
  if (!found) throw NotFound()
  return found
}

type Found = TakenCouponRow & { coupon: CouponRow }

/** The last two hundred coupons in somebody's hand, or one of them. */
export async function findTaken(ctx: Context, personId: PersonId, id: TakenCouponId | null): Promise<TakenCoupon[]> {
  const taken = await db(ctx)
    .selectFrom('commerce.taken_coupons')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .$if(id !== null, (all) => all.where('id', '=', id as TakenCouponId))
    .orderBy('taken_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  if (taken.length === 0) return []
  const coupons = await findCoupons(
    ctx,
    taken.map(({ coupon_id }) => coupon_id),
  )
  const known = new Map(coupons.map((one) => [one.id, one]))
  return taken.flatMap((row) => {
    const found = known.get(row.coupon_id)
    return found ? [takenOf({ ...row, coupon: found }, ctx.now)] : []
  })
}

const takenOf = (row: Found, now: Date): TakenCoupon => ({
  id: row.id,
  coupon: couponOf(row.coupon),
  got: row.way,
  takenAt: row.taken_at.toISOString(),
  state: row.used_at ? 'used' : row.order_id ? 'frozen' : row.valid_to <= now ? 'expired' : 'unused',
  validFrom: row.valid_from.toISOString(),
  validTo: row.valid_to.toISOString(),
  orderId: row.order_id,
})

/** A coupon as it was made. Raises `kernel.not_found`. */
export async function findCoupon(ctx: Context, id: CouponId): Promise<CouponRow> {
  const [found] = await findCoupons(ctx, [id])
  if (!found) throw NotFound()
  return found
}

export async function findCoupons(ctx: Context, ids: readonly CouponId[]): Promise<CouponRow[]> {
  if (ids.length === 0) return []
  const coupons = db(ctx).selectFrom('commerce.coupons').selectAll().where('tenant_id', '=', ctx.tenantId)
  return coupons.where('id', 'in', [...new Set(ids)]).execute()
}
