import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { db } from '../tables.ts'
import { oneOf } from './one-of.ts'

/** A digest of all that is written about a group's day, or about the group `now`, by `groupId day`. */
export type Digests = Map<string, string>

/** Digests of every roll-up row, so that two ways of counting can be compared without carrying the rows about. */
export async function readDigests(ctx: Context, groupIds: readonly GroupId[]): Promise<Digests> {
  const of = sql`x.tenant_id = ${ctx.tenantId} and ${oneOf('x.group_id', groupIds)}`
  const { rows } = await sql<{ group_id: string; day: string; digest: string }>`
    select group_id, day, md5(string_agg(line, '|' order by line collate "C")) as digest from (
      select group_id, day::text, x::text as line from insight.group_days x where ${of}
      union all select group_id, day::text, x::text from insight.member_days x where ${of}
      union all select group_id, day::text, x::text from insight.replies x where ${of}
      union all select group_id, 'now', x::text from insight.links x where ${of}
      union all select group_id, day::text, x::text from insight.questions x where ${of}
      union all select group_id, day::text, x::text from insight.group_states x where ${of}
      union all select group_id, 'now', x::text from insight.members x where ${of}
      union all select group_id, 'now', x::text from insight.glances x where ${of}) as written
    group by group_id, day`.execute(db(ctx))
  return new Map(rows.map(({ group_id, day, digest }) => [`${group_id} ${day}`, digest]))
}
