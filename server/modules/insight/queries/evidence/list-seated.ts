/** Who sits in the group in a role, or without a word or a signal, in the 28 days until now. */
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { db } from '../../tables.ts'
import type { Asked, Evidence } from '../list-evidence.ts'
import { type Person, showPeople } from './gather.ts'

export async function listSeated(ctx: Context, asked: Asked): Promise<Evidence> {
  const { rows } = await sql<Person & { total: number }>`
    select person_id as "personId", last_spoke_at as at, messages as count, (count(*) over ())::int as total
      from insight.members
     where tenant_id = ${ctx.tenantId} and group_id = ${asked.groupId} and ${meant(asked)}
     order by messages desc, last_spoke_at desc nulls last, person_id limit ${asked.limit}`.execute(db(ctx))
  return showPeople(ctx, rows, rows[0]?.total ?? 0)
}

function meant({ of, role }: Asked): RawBuilder<unknown> {
  if (of === 'silent') return sql`messages = 0 and signals = 0`
  return role === undefined ? sql`true` : sql`role = ${role}`
}
