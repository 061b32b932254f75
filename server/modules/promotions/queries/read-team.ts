import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import { accessActivity, findTeam, requireChannel } from '../access.ts'
import type { listTeamsEndpoint, readTeamEndpoint, Team, TeamId } from '../contract.ts'
import { enoughPeople } from '../rules/ladder.ts'
import { toldRules } from '../rules/told-rules.ts'
import { db, type SeatRow, type TeamRow } from '../tables.ts'
import { cardsOf } from './cards.ts'

/** A team as it stands, for members of the community. */
export async function readTeam(
  ctx: Context,
  { teamId, channel }: RequestOf<typeof readTeamEndpoint>,
): Promise<AnswerOf<typeof readTeamEndpoint>> {
  const { activity_id } = await findTeam(ctx, teamId)
  requireChannel(await accessActivity(ctx, activity_id, 'toRead'), channel)
  return showTeam(ctx, teamId)
}

/** Running teams that can be joined, those that need fewest people first. */
export async function listTeams(
  ctx: Context,
  { activityId, channel }: RequestOf<typeof listTeamsEndpoint>,
): Promise<AnswerOf<typeof listTeamsEndpoint>> {
  const activity = await accessActivity(ctx, activityId, 'toRead')
  requireChannel(activity, channel)
  const { rows } = await sql<TeamRow>`
    select * from promotions.teams where tenant_id = ${ctx.tenantId} and activity_id = ${activityId}
       and state = 'running' and expires_at > ${ctx.now} and held + paid < size
     order by size - paid, expires_at, id limit 30`.execute(db(ctx))
  return { rows: await shapes(ctx, rows, new Map([[activity.id, activity.title]])) }
}

/** One team with its seats. Raises `kernel.not_found`. */
export async function showTeam(ctx: Context, id: TeamId): Promise<Team> {
  const row = await findTeam(ctx, id)
  const titles = await db(ctx)
    .selectFrom('promotions.activities')
    .select(['id', 'title'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', row.activity_id)
    .execute()
  const [team] = await shapes(ctx, [row], new Map(titles.map((one) => [one.id, one.title])))
  if (!team) throw new Error('a team without a shape')
  return team
}

async function shapes(
  ctx: Context,
  rows: readonly TeamRow[],
  titles: Map<TeamRow['activity_id'], string>,
): Promise<Team[]> {
  const seats = await readSeats(
    ctx,
    rows.map(({ id }) => id),
  )
  const people = [...rows.map(({ leader_id }) => leader_id), ...seats.map(({ person_id }) => person_id)]
  const cardOf = await cardsOf(ctx, people)
  const me = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  return rows.map((row) => {
    const own = seats.filter(({ team_id }) => team_id === row.id)
    return {
      ...factsOf(row, ctx.now),
      title: titles.get(row.activity_id) ?? '',
      leader: cardOf(row.leader_id),
      members: membersOf(row, own, cardOf),
      ...mineOf(row, own, me, ctx.now),
    }
  })
}

const factsOf = (row: TeamRow, now: Date) => {
  const open = row.state === 'running' && row.expires_at !== null && row.expires_at > now
  const needed = row.state === 'running' || row.state === 'draft' ? enoughOrNext(row) : row.paid
  return {
    id: row.id,
    activityId: row.activity_id,
    state: row.state,
    size: row.size,
    paid: row.paid,
    seatsLeft: open ? row.size - row.held - row.paid : 0,
    missing: Math.max(0, needed - row.paid),
    expiresAt: row.expires_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    endedWhy: row.ended_why,
    terms: row.terms,
    rules: toldRules(row.terms),
  }
}

/** What the team works towards: enough to succeed, then the next step of its ladder. */
const enoughOrNext = ({ terms, paid, size }: TeamRow): number =>
  [enoughPeople(terms), ...terms.people].find((needed) => needed > paid) ?? size

function membersOf(row: TeamRow, seats: readonly SeatRow[], cardOf: (id: PersonId) => Team['leader']): Team['members'] {
  const paid = seats.flatMap((seat) =>
    seat.paid_at ? [{ ...seat, leads: seat.person_id === row.leader_id && !seat.left_at, paid: seat.paid_at }] : [],
  )
  return paid
    .sort((a, b) => Number(b.leads) - Number(a.leads) || a.paid.getTime() - b.paid.getTime())
    .map(({ person_id, leads, paid: at, left_at }) => ({
      person: cardOf(person_id),
      leads,
      paidAt: at.toISOString(),
      left: left_at !== null,
    }))
}

function mineOf(row: TeamRow, seats: readonly SeatRow[], me: PersonId | null, now: Date): Pick<Team, 'mine' | 'may'> {
  const mine = seats.findLast(({ person_id }) => person_id === me)
  const seated = mine && !mine.left_at
  const open = row.state === 'running' && row.expires_at !== null && row.expires_at > now
  const all: [Team['may'][number], boolean | undefined][] = [
    ['join', open && row.held + row.paid < row.size && !seated],
    ['pay', seated && !mine.paid_at && (open || row.state === 'draft')],
    ['leave', seated && mine.paid_at !== null && ((open && row.terms.mayLeave) || row.terms.refundAnytime)],
  ]
  return {
    mine: mine ? { orderId: mine.order_id, paid: mine.paid_at !== null, left: mine.left_at !== null } : null,
    may: all.flatMap(([what, may]) => (may ? [what] : [])),
  }
}

async function readSeats(ctx: Context, teams: readonly TeamId[]): Promise<SeatRow[]> {
  if (teams.length === 0) return []
  return db(ctx)
    .selectFrom('promotions.seats')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('team_id', 'in', teams)
    .orderBy('held_at')
    .orderBy('order_id')
    .execute()
}
