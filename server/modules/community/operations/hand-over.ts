import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { RoleTooHigh } from '../contract.ts'
import type { Authority } from '../rules/authority.ts'
import { db, type GroupRow, type SeatRow } from '../tables.ts'

/**
 * Makes a member the owner and the owner an assistant; a mute of the new owner ends. Whoever hands over the last group
 * they own in their community hands the community over as well. Raises `community.role_too_high`.
 */
export async function handOver(ctx: Context, group: GroupRow, heir: SeatRow, authority: Authority): Promise<void> {
  if (authority < 2) throw RoleTooHigh()
  if (heir.role === 'owner') return
  await sql`
    update community.seats set role = 'assistant'
     where tenant_id = ${ctx.tenantId} and group_id = ${group.id} and role = 'owner'`.execute(db(ctx))
  await sql`
    update community.seats set role = 'owner', muted_until = null, mute_reason = null
     where tenant_id = ${ctx.tenantId} and group_id = ${group.id} and person_id = ${heir.person_id}`.execute(db(ctx))
  await handOverCommunity(ctx, group, heir)
}

async function handOverCommunity(ctx: Context, group: GroupRow, heir: SeatRow): Promise<void> {
  await sql`
    update community.communities c set owner_id = ${heir.person_id}
     where c.tenant_id = ${ctx.tenantId} and c.id = ${group.community_id}
       and not exists (
         select from community.groups g
           join community.seats s on s.tenant_id = g.tenant_id and s.group_id = g.id
          where g.tenant_id = c.tenant_id and g.community_id = c.id
            and s.role = 'owner' and s.person_id = c.owner_id)`.execute(db(ctx))
}
