/** Settles a group's full days: from the first one whose counts changed to yesterday, or to the day it was closed. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { readHistory } from '../queries/read-history.ts'
import { dayNumber, dayText } from '../rules/business-days.ts'
import type { SeatHistory } from '../rules/seat-history.ts'
import { type Carried, type SettledDay, settleDays } from '../rules/settle-days.ts'
import type { CommunityKind } from '../../../science/health-scale.ts'
import { db, type GroupStateRow } from '../tables.ts'

type Settling = {
  groupId: GroupId
  kind: CommunityKind
  seats: SeatHistory
  bornOn: number
  /** The last full day it lived. */
  until: number
}

const chunkDays = 56

/** `changed` is the first day whose counts may differ from those its state was made of. */
export async function settleStates(ctx: Context, settling: Settling, changed: number): Promise<void> {
  const { bornOn, until } = settling
  const settled = await readSettled(ctx, settling)
  const next = settled?.first === bornOn ? settled.last + 1 : bornOn
  for (let from = Math.max(bornOn, Math.min(changed, next)); from <= until; from += chunkDays) {
    await settleChunk(ctx, settling, from, Math.min(until, from + chunkDays - 1))
  }
}

/** As if no day had ever been settled: every score will be given anew. */
export async function forgetStates(ctx: Context, groupId: GroupId): Promise<void> {
  await sql`delete from insight.group_states
    where tenant_id = ${ctx.tenantId} and group_id = ${groupId}`.execute(db(ctx))
}

/** Which days are settled already, once those that it did not live are gone. */
async function readSettled(ctx: Context, { groupId, bornOn, until }: Settling) {
  const of = sql`tenant_id = ${ctx.tenantId} and group_id = ${groupId}`
  await sql`delete from insight.group_states where ${of}
     and (day < ${dayText(bornOn)} or day > ${dayText(until)})`.execute(db(ctx))
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select min(day) as first, max(day) as last from insight.group_states where ${of}`.execute(db(ctx))
  const { first, last } = rows[0] ?? {}
  return first && last ? { first: dayNumber(first), last: dayNumber(last) } : null
}

async function settleChunk(ctx: Context, settling: Settling, from: number, until: number): Promise<void> {
  const { groupId, kind, seats, bornOn } = settling
  const history = await readHistory(ctx, groupId, from, until)
  const carried = from === bornOn ? newborn : await readCarried(ctx, groupId, from - 1)
  await writeStates(ctx, groupId, settleDays({ history, seats, bornOn }, kind, { from, until, carried }))
}

const newborn: Carried = { silentDays: 0, phase: null, stage: null }

async function readCarried(ctx: Context, groupId: GroupId, day: number): Promise<Carried> {
  const { silent_days, phase, stage } = await db(ctx)
    .selectFrom('insight.group_states')
    .select(['silent_days', 'phase', 'stage'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('group_id', '=', groupId)
    .where('day', '=', dayText(day))
    .executeTakeFirstOrThrow()
  return { silentDays: silent_days, phase, stage }
}

type Stored = Omit<GroupStateRow, 'tenant_id' | 'group_id' | 'score'>

function stored({ ageDays, silentDays, day, ...rest }: SettledDay): Stored {
  return { ...rest, day: dayText(day), age_days: ageDays, silent_days: silentDays }
}

/** Where what the score is made of changed, the day waits for its scores to be given anew. */
async function writeStates(ctx: Context, groupId: GroupId, days: readonly SettledDay[]): Promise<void> {
  const columns = sql`day, kind, seats, age_days, silent_days, a7, peak90, r, parts, state, since, phase, stage, reasons`
  await sql`with x as materialized (select * from json_to_recordset(${JSON.stringify(days.map(stored))}::json) as x (
        day date, kind text, seats integer, age_days integer, silent_days integer, a7 double precision,
        peak90 double precision, r double precision, parts jsonb, state text, since date, phase jsonb, stage jsonb,
        reasons jsonb)),
    stale as (insert into insight.stale_days (tenant_id, group_id, day)
      select ${ctx.tenantId}, ${groupId}, x.day from x
        left join insight.group_states s on s.tenant_id = ${ctx.tenantId} and s.group_id = ${groupId} and s.day = x.day
       where (s.kind, s.seats, s.age_days, s.parts) is distinct from (x.kind, x.seats, x.age_days, x.parts)
      on conflict do nothing)
    insert into insight.group_states (tenant_id, group_id, ${columns})
    select ${ctx.tenantId}, ${groupId}, ${columns} from x
    on conflict (tenant_id, group_id, day) do update set kind = excluded.kind, seats = excluded.seats,
      age_days = excluded.age_days, silent_days = excluded.silent_days, a7 = excluded.a7, peak90 = excluded.peak90,
      r = excluded.r, parts = excluded.parts, state = excluded.state, since = excluded.since, phase = excluded.phase,
      stage = excluded.stage, reasons = excluded.reasons`.execute(db(ctx))
}
