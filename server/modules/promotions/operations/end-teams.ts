import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { enoughPeople } from '../rules/ladder.ts'
import { db, type TeamRow } from '../tables.ts'
import { followEnd, tellTeam } from './end-team.ts'

const atOnce = 200

/**
 * Ends teams whose time is over, or whose activity ended where the terms say so: with enough people they succeed, else they
 * fail and their money goes back. Returns how many. Safe to run at any time and by several at once.
 */
export async function endTeams(ctx: Context): Promise<number> {
  const { rows } = await sql<TeamRow>`
    select t.* from promotions.teams t
      join promotions.activities a on a.tenant_id = t.tenant_id and a.id = t.activity_id
     where t.tenant_id = ${ctx.tenantId} and t.state = 'running' and (t.expires_at <= ${ctx.now}
       or t.terms->>'onEnd' = 'fail' and (a.ended_at is not null or a.ends_at <= ${ctx.now}))
     order by t.id limit ${atOnce} for no key update of t skip locked`.execute(db(ctx))
  for (const team of rows) await end(ctx, team)
  return rows.length
}

async function end(ctx: Context, team: TeamRow): Promise<void> {
  const enough = team.paid >= enoughPeople(team.terms)
  const why = enough ? null : team.expires_at && team.expires_at <= ctx.now ? 'time_over' : 'activity_ended'
  const { rows } = await sql<TeamRow>`
    update promotions.teams set state = ${enough ? 'succeeded' : 'failed'}, ended_at = ${ctx.now}, ended_why = ${why}
     where tenant_id = ${ctx.tenantId} and id = ${team.id} and state = 'running' returning *`.execute(db(ctx))
  const [ended] = rows
  if (!ended) return
  await followEnd(ctx, ended)
  await tellTeam(ctx, ended)
}
