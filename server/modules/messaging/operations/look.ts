/** Who looks at which chat: told by open pages, so that nobody is called to what lies before their eyes. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { actorId } from '../../identity/index.ts'
import { db } from '../tables.ts'

/** A page shows this chat now; said again from time to time while it does. */
export async function lookAt(ctx: Context, socketId: string, groupId: GroupId): Promise<void> {
  await sql`insert into messaging.presence (tenant_id, socket_id, group_id, person_id, at)
    values (${ctx.tenantId}, ${socketId}, ${groupId}, ${actorId(ctx)}, ${ctx.now})
    on conflict (tenant_id, socket_id) do update set group_id = excluded.group_id, at = excluded.at`.execute(db(ctx))
}

export async function lookAway(ctx: Context, socketId: string): Promise<void> {
  await db(ctx)
    .deleteFrom('messaging.presence')
    .where('tenant_id', '=', ctx.tenantId)
    .where('socket_id', '=', socketId)
    .execute()
}

/** What sockets of nodes that died have left behind. */
export async function sweepPresence(ctx: Context): Promise<void> {
  const before = new Date(ctx.now.getTime() - 3_600_000)
  await db(ctx)
    .deleteFrom('messaging.presence')
    .where('tenant_id', '=', ctx.tenantId)
    .where('at', '<', before)
    .execute()
}
