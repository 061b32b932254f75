/** What a membership has opened is closed when nothing of it holds any more. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { CommunityId } from '../../community/contract.ts'
import { endPaidSeats } from '../../community/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import { holdsNow } from '../queries/is-member.ts'
import { membershipTerms } from '../rules/membership-terms.ts'
import { db, type MembershipRow } from '../tables.ts'

/** Seats that were paid for end, unless another membership of the person holds. */
export async function closeDoors(
  ctx: Context,
  communityId: CommunityId,
  personId: PersonId,
  how: 'leaves' | 'reads',
): Promise<void> {
  if (await holdsNow(ctx, communityId, personId)) return
  await endPaidSeats(ctx, communityId, personId, how)
}

const atOnce = 100

/** Memberships whose grace is over: each is looked at once. Safe to run at any time. */
export async function lapseMemberships(ctx: Context): Promise<void> {
  const { rows } = await sql<Pick<MembershipRow, 'community_id' | 'person_id'> & { terms: unknown }>`
    with lapsed as (update commerce.memberships m set lapsed_at = ${ctx.now}
      where m.tenant_id = ${ctx.tenantId} and m.id in (select id from commerce.memberships
        where tenant_id = ${ctx.tenantId} and lapsed_at is null and ended_at is null and grace_until <= ${ctx.now}
        order by grace_until limit ${atOnce} for update skip locked)
      returning m.community_id, m.person_id, m.order_id)
    select l.community_id, l.person_id, o.terms from lapsed l
      left join commerce.orders o on o.tenant_id = ${ctx.tenantId} and o.id = l.order_id
     order by l.community_id, l.person_id`.execute(db(ctx))
  for (const { community_id, person_id, terms } of rows) {
    await closeDoors(ctx, community_id, person_id, terms ? membershipTerms.parse(terms).afterEnd : 'leaves')
  }
}
