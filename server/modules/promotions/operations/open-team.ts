import type { Context } from '../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { jsonb } from '../../../kernel/jsonb.ts'
import { readOrder } from '../../commerce/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import { actorId } from '../../identity/index.ts'
import { accessRunning } from '../access.ts'
import type { GroupBuyTerms, openTeamEndpoint, TeamId } from '../contract.ts'
import { showTeam } from '../queries/read-team.ts'
import { teamSize } from '../rules/ladder.ts'
import { type ActivityRow, db, type TeamRow } from '../tables.ts'
import { takeSeat } from './take-seat.ts'

/** Opens a team and holds its leader's seat; its clock starts with the leader's payment. Raises what `takeSeat` raises. */
export async function openTeam(
  ctx: Context,
  { activityId, channel, ...ask }: RequestOf<typeof openTeamEndpoint>,
): Promise<AnswerOf<typeof openTeamEndpoint>> {
  const activity = await accessRunning(ctx, activityId, channel)
  const { terms } = activity
  if (terms.kind !== 'group_buy') throw NotFound()
  const team = await writeTeam(ctx, { activity, terms, leaderId: actorId(ctx) })
  const orderId = await takeSeat(ctx, activity, team, ask)
  return { team: await showTeam(ctx, team.id), order: await readOrder(ctx, { orderId }) }
}

type Opening = {
  activity: Pick<ActivityRow, 'id' | 'version'>
  terms: GroupBuyTerms
  leaderId: PersonId
  /** Opened with a payment that found its own team full. */
  paidUntil?: Date
}

/** Writes a team with the terms of the version it was opened under. */
export async function writeTeam(ctx: Context, { activity, terms, leaderId, paidUntil }: Opening): Promise<TeamRow> {
  return db(ctx)
    .insertInto('promotions.teams')
    .values({
      tenant_id: ctx.tenantId,
      id: newId('tea') as TeamId,
      activity_id: activity.id,
      version: activity.version,
      terms: jsonb(terms),
      leader_id: leaderId,
      size: teamSize(terms),
      held: paidUntil ? 0 : 1,
      paid: paidUntil ? 1 : 0,
      state: paidUntil ? 'running' : 'draft',
      opened_at: ctx.now,
      expires_at: paidUntil ?? null,
      ended_at: null,
      ended_why: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}
