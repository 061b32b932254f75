import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { readOrder } from '../../commerce/index.ts'
import { accessActivity, findTeam, requireChannel } from '../access.ts'
import { ActivityNotRunning, type joinTeamEndpoint, type TeamId, TeamFull, TeamOver } from '../contract.ts'
import { showTeam } from '../queries/read-team.ts'
import { activityStateOf } from '../rules/activity-state.ts'
import { db, type TeamRow } from '../tables.ts'
import { takeSeat } from './take-seat.ts'

/**
 * Takes a seat in a running team, by one conditional statement: never more held and paid than its size (GB-1). Raises
 * `promotions.team_full`, `promotions.team_over` and what `takeSeat` raises.
 */
export async function joinTeam(
  ctx: Context,
  { teamId, channel, ...ask }: RequestOf<typeof joinTeamEndpoint>,
): Promise<AnswerOf<typeof joinTeamEndpoint>> {
  const found = await findTeam(ctx, teamId)
  const activity = await accessActivity(ctx, found.activity_id, 'toRead')
  requireChannel(activity, channel)
  // Its end keeps people from opening teams, not from joining those that run.
  if (activityStateOf(activity, ctx.now) === 'paused') throw ActivityNotRunning()
  requireOpen(found, ctx.now)
  const orderId = await takeSeat(ctx, activity, found, ask)
  // Last, because everybody who joins waits for this row.
  if (!(await holdSeat(ctx, teamId))) throw whyNot(await findTeam(ctx, teamId))
  return { team: await showTeam(ctx, teamId), order: await readOrder(ctx, { orderId }) }
}

/** What can be refused without waiting for anybody. */
function requireOpen(team: TeamRow, now: Date): void {
  if (team.state !== 'running' || isFull(team) || !team.expires_at || team.expires_at <= now) throw whyNot(team)
}

const isFull = ({ held, paid, size }: TeamRow) => held + paid >= size
const whyNot = (team: TeamRow) => (isFull(team) ? TeamFull() : TeamOver())

async function holdSeat(ctx: Context, teamId: TeamId): Promise<boolean> {
  const { rows } = await sql`
    update promotions.teams set held = held + 1
     where tenant_id = ${ctx.tenantId} and id = ${teamId} and state = 'running' and expires_at > ${ctx.now}
       and held + paid < size
    returning id`.execute(db(ctx))
  return rows.length > 0
}
