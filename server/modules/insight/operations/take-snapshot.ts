/** Writes how a group stands now: everybody's role and figures, and the line by which the field of groups shows it. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { jsonb } from '../../../kernel/jsonb.ts'
import { publish } from '../../../kernel/outbox.ts'
import type { GroupId } from '../../community/contract.ts'
import type { SeatHolder } from '../../community/index.ts'
import { type GroupState, phaseChanged } from '../contract.ts'
import { readHistory } from '../queries/read-history.ts'
import { dayText } from '../rules/business-days.ts'
import { type History, messagesOf, total } from '../rules/history.ts'
import { keyPeopleNeeded, type MemberStanding, standingsOf } from '../rules/member-figures.ts'
import { stageOf } from '../rules/reasons.ts'
import { db, type GlanceRow, type GroupStateRow } from '../tables.ts'
import { writeMembers } from './write-members.ts'

type Sitting = {
  groupId: GroupId
  today: number
  /** When the seven days until now began. */
  since7: Date
  lastAt: Date | null
  /** Without the operator's people. */
  holders: readonly SeatHolder[]
  /** The day on which it was closed, if it is. */
  closedOn: number | null
}

export async function takeSnapshot(ctx: Context, sitting: Sitting): Promise<void> {
  const { groupId, today, holders } = sitting
  const history = await readHistory(ctx, groupId, today, today)
  const people = holders.map(({ personId }) => personId)
  const standings = standingsOf(people, history, today)
  await writeMembers(ctx, groupId, standings, holders)
  const state = await readLastState(ctx, groupId)
  const verdict = sitting.closedOn === null ? verdictOf(state) : closedVerdict(sitting.closedOn, state)
  await tellChange(ctx, groupId, verdict, sitting)
  const figures = { ...figuresOf(sitting, history, standings), ...(await readThanked(ctx, sitting)) }
  await writeGlance(ctx, groupId, { ...verdict, ...figures })
}

type Verdict = Pick<GlanceRow, 'settled_on' | 'state' | 'stage' | 'since' | 'reasons'>

/** Before its first full day a group is newly in love. */
const newborn: Verdict = { settled_on: null, state: 'love', stage: 'intro', since: null, reasons: [] }

const verdictOf = (row: GroupStateRow | undefined): Verdict =>
  row
    ? { settled_on: row.day, state: row.state, stage: stageOf(row.stage), since: row.since, reasons: row.reasons }
    : newborn

const closedVerdict = (closedOn: number, row: GroupStateRow | undefined): Verdict => ({
  ...verdictOf(row),
  state: 'dead',
  since: dayText(closedOn),
  reasons: [{ code: 'closed', value: null, limit: null }],
})

function readLastState(ctx: Context, groupId: GroupId): Promise<GroupStateRow | undefined> {
  return db(ctx)
    .selectFrom('insight.group_states')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('group_id', '=', groupId)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
}

function figuresOf({ today, lastAt, holders }: Sitting, history: History, standings: readonly MemberStanding[]) {
  return {
    seats: holders.length,
    speakers7: messagesOf(history.voices(today - 6, today)).size,
    messages7: total(history.days(today - 6, today), ({ messages }) => messages),
    silent: standings.filter(({ messages, signals }) => messages === 0 && signals === 0).length,
    k80: keyPeopleNeeded(history, today),
    last_at: lastAt,
  }
}

/** Whoever answered fewer questions in a week has only been polite. */
const fewestAnswers = 3

/** Who is worth a thank-you: the member who answered most questions of others in seven days; staff answers by trade. */
async function readThanked(
  ctx: Context,
  { groupId, since7 }: Sitting,
): Promise<Pick<GlanceRow, 'thanked' | 'answers7'>> {
  const { rows } = await sql<Pick<GlanceRow, 'thanked' | 'answers7'>>`
    select q.answered_by as thanked, count(*)::int as answers7 from insight.questions q
      join insight.members m on m.tenant_id = q.tenant_id and m.group_id = q.group_id and m.person_id = q.answered_by
     where q.tenant_id = ${ctx.tenantId} and q.group_id = ${groupId} and q.answered_at >= ${since7}
     group by q.answered_by having count(*) >= ${fewestAnswers}
     order by count(*) desc, q.answered_by limit 1`.execute(db(ctx))
  return rows[0] ?? { thanked: null, answers7: 0 }
}

/** Tells of a state that differs from the one told last; a group counted for the first time has nothing to tell. */
async function tellChange(
  ctx: Context,
  groupId: GroupId,
  { state, settled_on }: Verdict,
  { today }: Sitting,
): Promise<void> {
  const told = await db(ctx)
    .selectFrom('insight.glances')
    .select('told_state')
    .where('tenant_id', '=', ctx.tenantId)
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  const from: GroupState | undefined = told?.told_state
  if (!from || from === state) return
  await publish(ctx, phaseChanged, { groupId, from, to: state, day: settled_on ?? dayText(today) })
}

type Glance = Omit<GlanceRow, 'tenant_id' | 'group_id' | 'score' | 'trend' | 'told_state'>

/** Score and trend are filled in when the day's scores are given. */
async function writeGlance(ctx: Context, groupId: GroupId, glance: Glance): Promise<void> {
  const reasons = jsonb(glance.reasons)
  const row = { ...glance, reasons, told_state: glance.state }
  await db(ctx)
    .insertInto('insight.glances')
    .values({ tenant_id: ctx.tenantId, group_id: groupId, ...row, score: null, trend: jsonb([]) })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'group_id']).doUpdateSet(row))
    .execute()
}
