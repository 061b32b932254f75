import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { CommunityId } from '../../community/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import { db } from '../tables.ts'

/** A condition: somebody has a membership of the community that holds now, grace included. */
export function isMember(ctx: Context, communityId: CommunityId, personId: PersonId | null): RawBuilder<boolean> {
  return sql<boolean>`exists (select from commerce.memberships m
    where m.tenant_id = ${ctx.tenantId} and m.person_id = ${personId} and m.community_id = ${communityId}
      and ${holding(ctx)})`
}

/** The same of a membership that was paid: a trial is none. */
export const isPaidMember = (ctx: Context, communityId: CommunityId, personId: PersonId | null): RawBuilder<boolean> =>
  sql<boolean>`exists (select from commerce.memberships m
    where m.tenant_id = ${ctx.tenantId} and m.person_id = ${personId} and m.community_id = ${communityId}
      and m.order_id is not null and ${holding(ctx)})`

/** A condition on `m`: it holds now, grace included. */
export const holding = ({ now }: Context): RawBuilder<boolean> =>
  sql<boolean>`m.starts_at <= ${now} and m.ended_at is null and (m.ends_at is null or m.grace_until > ${now})`

/** The same as an answer. */
export async function holdsNow(ctx: Context, communityId: CommunityId, personId: PersonId): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`select ${isMember(ctx, communityId, personId)} as holds`.execute(
    db(ctx),
  )
  return rows[0]?.holds ?? false
}

/** Whether somebody is a paid member now, as an answer. */
export async function holdsPaid(ctx: Context, communityId: CommunityId, personId: PersonId): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`select ${isPaidMember(ctx, communityId, personId)} as holds`.execute(
    db(ctx),
  )
  return rows[0]?.holds ?? false
}
