import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, fillSentence, NotFound, type Problem, type RequestOf } from '../../../kernel/contract.ts'
import type { CommunityId } from '../../community/contract.ts'
import { findCalled, seatedAmong } from '../../community/index.ts'
import type { PersonCard, PersonId } from '../../identity/contract.ts'
import { tell } from '../../notices/index.ts'
import {
  CouponByPlan,
  CouponForMembers,
  CouponForNewcomers,
  CouponGone,
  CouponLimit,
  type Gift,
  type giveCouponEndpoint,
  NobodyCalledSo,
  NotSeatedHere,
  SeveralCalledSo,
} from '../contract.ts'
import { cardsOf } from '../queries/cards.ts'
import { couponOf, findCoupon } from '../queries/coupons.ts'
import { holding } from '../queries/is-member.ts'
import { validityOf } from '../rules/coupon-validity.ts'
import { type CouponRow, db } from '../tables.ts'
import { type Issued, issueGifts } from './issue-coupons.ts'

type Ask = RequestOf<typeof giveCouponEndpoint>
/** Somebody of the list: found, or why not. */
type Named = { name: string; personId: PersonId | null; barred: Problem | null }

/**
 * Gives a coupon to named people (赠送), each for themselves: who may not have it, has as many as may be or comes after the
 * last is told why, the others have theirs and a word in their inbox. Raises `commerce.coupon_by_plan`.
 */
export async function giveGifts(
  ctx: Context,
  { couponId, key, to }: Ask,
): Promise<AnswerOf<typeof giveCouponEndpoint>> {
  const coupon = await findCoupon(ctx, couponId)
  if (coupon.way === 'monthly') throw CouponByPlan()
  const named = await sift(ctx, coupon, await findPeople(ctx, coupon, to))
  const open = new Set(named.flatMap(({ personId, barred }) => (personId && !barred ? [personId] : [])))
  const issued = await issueGifts(ctx, coupon, key, [...open])
  await tellThem(ctx, coupon, key, issued)
  const cardOf = await cardsOf(
    ctx,
    named.flatMap(({ personId }) => personId ?? []),
  )
  const rows = named.map((one) => rowOf(one, coupon, one.personId && cardOf(one.personId), issued))
  return { coupon: couponOf(await findCoupon(ctx, couponId)), rows }
}

/** Whom the list means. Raises `kernel.not_found` for another community than the coupon's. */
async function findPeople(ctx: Context, { community_id }: CouponRow, to: Ask['to']): Promise<Named[]> {
  if (to.by === 'people') {
    return [...new Set(to.personIds)].map((personId) => ({ name: '', personId, barred: null }))
  }
  if (community_id && community_id !== to.communityId) throw NotFound()
  const called = await findCalled(ctx, to.communityId, to.names)
  return [...new Set(to.names)].map((name) => {
    const [personId = null, ...others] = called.get(name) ?? []
    if (!personId) return { name, personId, barred: NobodyCalledSo({ name }) }
    if (others.length > 0) return { name, personId: null, barred: SeveralCalledSo({ name, count: others.length + 1 }) }
    return { name, personId, barred: null }
  })
}

/** Who may not have it at this moment, by the coupon's own way. */
async function sift(ctx: Context, { way, community_id }: CouponRow, named: readonly Named[]): Promise<Named[]> {
  const people = named.flatMap(({ personId }) => personId ?? [])
  const seated = await seatedAmong(ctx, community_id, people)
  const bought = way === 'newcomers' ? await haveBought(ctx, people) : new Set<PersonId>()
  const members = way === 'members' ? await paidMembers(ctx, community_id, people) : null
  const barredOf = (personId: PersonId) => {
    if (!seated.has(personId)) return NotSeatedHere()
    if (bought.has(personId)) return CouponForNewcomers()
    return members && !members.has(personId) ? CouponForMembers() : null
  }
  return named.map((one) => ({ ...one, barred: one.barred ?? (one.personId ? barredOf(one.personId) : null) }))
}

async function haveBought(ctx: Context, people: readonly PersonId[]): Promise<Set<PersonId>> {
  const { rows } = await sql<{ id: PersonId }>`select distinct buyer_id as id from commerce.orders
    where tenant_id = ${ctx.tenantId} and buyer_id = any(${people}::text[]) and paid_at is not null`.execute(db(ctx))
  return new Set(rows.map(({ id }) => id))
}

async function paidMembers(
  ctx: Context,
  communityId: CommunityId | null,
  people: readonly PersonId[],
): Promise<Set<PersonId>> {
  const { rows } = await sql<{ id: PersonId }>`
    select p.id from unnest(${people}::text[]) as p (id)
     where exists (select from commerce.memberships m
       where m.tenant_id = ${ctx.tenantId} and m.person_id = p.id and m.order_id is not null and ${holding(ctx)}
         and (${communityId}::text is null or m.community_id = ${communityId}))`.execute(db(ctx))
  return new Set(rows.map(({ id }) => id))
}

async function tellThem(
  ctx: Context,
  coupon: CouponRow,
  key: string,
  issued: ReadonlyMap<PersonId, Issued>,
): Promise<void> {
  const facts = { title: coupon.title, endsAt: validityOf(coupon, ctx.now).to.toISOString() }
  const given = [...issued].flatMap(([personId, became]) => (became === 'given' ? [personId] : []))
  const words = { kind: 'coupon_given' as const, facts, key: `gift ${coupon.id} ${key}` }
  await tell(ctx, ...given.map((personId) => ({ personId, ...words })))
}

function rowOf(
  { name, personId, barred }: Named,
  { per_person }: CouponRow,
  person: PersonCard | null,
  issued: ReadonlyMap<PersonId, Issued>,
): Gift {
  const became = personId && !barred ? issued.get(personId) : undefined
  const refusal =
    barred ?? (became === 'limit' ? CouponLimit({ limit: per_person }) : became === 'gone' ? CouponGone() : null)
  const outcome = became === 'given' || became === 'already' ? became : 'refused'
  return { name: name || (person?.name ?? ''), person, outcome, why: refusal && whyOf(refusal) }
}

const whyOf = ({ kind, facts }: Problem) => ({
  code: kind.code,
  zh: fillSentence(kind.zh, facts),
  en: fillSentence(kind.en, facts),
})
