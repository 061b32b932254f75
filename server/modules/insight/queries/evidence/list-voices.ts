/** Who spoke, or who gave signals, and how often. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { dayText } from '../../rules/business-days.ts'
import { db } from '../../tables.ts'
import type { Asked, Evidence } from '../list-evidence.ts'
import { type Person, showPeople } from './gather.ts'

/** The total is of people who spoke, but of signals given. */
export async function listVoices(
  ctx: Context,
  { of, groupId, from, until, personId, limit }: Asked,
): Promise<Evidence> {
  const figure = of === 'signals' ? sql`signals` : sql`messages`
  const { rows } = await sql<Person & { people: number; times: number }>`
    select *, (count(*) over ())::int as people, (sum(count) over ())::int as times from (
      select person_id as "personId", max(last_at) as at, sum(${figure})::int as count from insight.member_days
       where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and ${figure} > 0
         and day between ${dayText(from)} and ${dayText(until)}
         and (${personId ?? null}::text is null or person_id = ${personId ?? null})
       group by person_id) voices
     order by count desc, "personId" limit ${limit}`.execute(db(ctx))
  const [first] = rows
  return showPeople(ctx, rows, (of === 'signals' ? first?.times : first?.people) ?? 0)
}
