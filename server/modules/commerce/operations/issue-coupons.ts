import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import type { PersonId } from '../../identity/contract.ts'
import { validityOf } from '../rules/coupon-validity.ts'
import { type CouponRow, db } from '../tables.ts'

export type Issued = 'given' | 'already' | 'limit' | 'gone'

/**
 * Issues one coupon each to several people by the key of a giving, whoever stands first in the list first: never twice by
 * one key (unique key), never more than a person may have, never more than there are. Rows are held in the order of taking
 * one – people, then the coupon – so that nobody waits in a ring.
 */
export async function issueGifts(
  ctx: Context,
  coupon: CouponRow,
  key: string,
  people: readonly PersonId[],
): Promise<Map<PersonId, Issued>> {
  const fresh = await write(ctx, coupon, key, people)
  const within = await countOnce(ctx, coupon, fresh)
  const inTurn = people.filter((one) => within.has(one))
  const given = new Set(inTurn.slice(0, await takeFrom(ctx, coupon, inTurn.length)))
  const over = inTurn.filter((one) => !given.has(one))
  await withdraw(
    ctx,
    coupon,
    key,
    [...fresh].filter((one) => !given.has(one)),
  )
  await uncount(ctx, coupon, over)
  const became = (one: PersonId): Issued =>
    !fresh.has(one) ? 'already' : given.has(one) ? 'given' : within.has(one) ? 'gone' : 'limit'
  return new Map(people.map((one) => [one, became(one)]))
}

/** Who has none by this key yet; a second request waits here until the first has committed. */
async function write(ctx: Context, coupon: CouponRow, key: string, people: readonly PersonId[]) {
  const { from, to } = validityOf(coupon, ctx.now)
  const wanted = people.map((personId) => ({ id: newId('tcp'), personId }))
  const { rows } = await sql<{ person_id: PersonId }>`
    insert into commerce.taken_coupons (tenant_id, id, coupon_id, person_id, way, issue_key, taken_at, valid_from, valid_to)
    select ${ctx.tenantId}, id, ${coupon.id}, "personId", 'gift', ${key}, ${ctx.now}, ${from}, ${to}
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as x (id text, "personId" text) order by "personId"
    on conflict (tenant_id, coupon_id, person_id, issue_key) where issue_key is not null do nothing
    returning person_id`.execute(db(ctx))
  return new Set(rows.map(({ person_id }) => person_id))
}

/** One more of it for each of them who may have one more. */
async function countOnce(ctx: Context, { id, per_person }: CouponRow, people: ReadonlySet<PersonId>) {
  const { rows } = await sql<{ person_id: PersonId }>`
    insert into commerce.coupon_takers as k (tenant_id, coupon_id, person_id, taken)
    select ${ctx.tenantId}, ${id}, p, 1 from unnest(${[...people]}::text[]) p order by p
    on conflict (tenant_id, coupon_id, person_id) do update set taken = k.taken + 1
     where k.taken < ${per_person} returning k.person_id`.execute(db(ctx))
  return new Set(rows.map(({ person_id }) => person_id))
}

/** So many of it, or as many as there still are; the coupon is held from here on. */
async function takeFrom(ctx: Context, { id }: CouponRow, wanted: number): Promise<number> {
  const { rows } = await sql<{ left: number | null }>`
    select total - issued as left from commerce.coupons
     where tenant_id = ${ctx.tenantId} and id = ${id} and stopped_at is null
       and (valid_to is null or valid_to > ${ctx.now}) for no key update`.execute(db(ctx))
  const [held] = rows
  const taken = held ? Math.min(wanted, held.left ?? wanted) : 0
  await sql`update commerce.coupons set issued = issued + ${taken}
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(db(ctx))
  return taken
}

async function withdraw(ctx: Context, { id }: CouponRow, key: string, people: readonly PersonId[]): Promise<void> {
  await sql`delete from commerce.taken_coupons where tenant_id = ${ctx.tenantId} and coupon_id = ${id}
    and issue_key = ${key} and person_id = any(${people}::text[])`.execute(db(ctx))
}

async function uncount(ctx: Context, { id }: CouponRow, people: readonly PersonId[]): Promise<void> {
  const theirs = sql`tenant_id = ${ctx.tenantId} and coupon_id = ${id} and person_id = any(${people}::text[])`
  await sql`delete from commerce.coupon_takers where ${theirs} and taken = 1`.execute(db(ctx))
  await sql`update commerce.coupon_takers set taken = taken - 1 where ${theirs}`.execute(db(ctx))
}
