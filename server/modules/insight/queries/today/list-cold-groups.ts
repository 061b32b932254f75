/** Groups that turn cold or have fallen silent. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { GroupId } from '../../../community/contract.ts'
import { dayNumber, dayText } from '../../rules/business-days.ts'
import { db, type GlanceRow } from '../../tables.ts'
import { type BareItem, type Desk, itemOf, type Lines, linesOf, mostOfAKind } from './desk.ts'

/** A change of this many days ago or less is news. */
const freshDays = 7
/** Whoever fell silent longer ago than this is only counted among the dead. */
const mournedDays = 28

type Cold = Pick<GlanceRow, 'state' | 'stage' | 'since' | 'reasons'> & {
  groupId: GroupId
  groupName: string
  all: number
}

/** What changed last first; the dead, for whom it is late, after the others. */
export async function listColdGroups(ctx: Context, desk: Desk): Promise<Lines> {
  const mourned = dayText(desk.today - mournedDays)
  const { rows } = await sql<Cold>`
    select g.id as "groupId", g.name as "groupName", x.state, x.stage, x.since, x.reasons,
           (count(*) over ())::int as "all"
      from insight.glances x join ${desk.groups} g on g.id = x.group_id
     where x.tenant_id = ${ctx.tenantId} and (x.state <> 'love' or x.stage = 'silent')
       and (x.state <> 'dead' or x.since is null or x.since >= ${mourned})
     order by x.state = 'dead', x.since desc nulls last, g.id limit ${mostOfAKind}`.execute(db(ctx))
  return linesOf(rows, (row) => coldItem(desk, row))
}

function coldItem(desk: Desk, cold: Cold): BareItem {
  const { state, stage, since } = cold
  const age = since === null ? 0 : desk.today - dayNumber(since)
  const words = { since: since && desk.days.startOf(dayNumber(since)).toISOString(), reasons: reasonsOf(cold) }
  if (state === 'dead') return itemOf('went_silent', 1, cold, words)
  if (stage === 'silent') return itemOf('went_silent', 2, cold, words)
  return itemOf('turning_cold', age <= freshDays ? 2 : 1, cold, words)
}

/** Of a silent group the silence says enough. */
function reasonsOf({ stage, reasons }: Cold) {
  const silence = reasons.filter(({ code }) => code === 'no_active_day')
  return stage === 'silent' && silence.length > 0 ? silence : reasons
}
