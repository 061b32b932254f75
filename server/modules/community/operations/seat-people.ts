import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import type { PersonId } from '../../../kernel/people.ts'
import { accessCommunity, accessGroup } from '../access.ts'
import { CapTooSmall, type GroupId } from '../contract.ts'
import { db, type GroupRow, type PastSeatRow } from '../tables.ts'
import { enrol } from './enrol.ts'
import { leaveLine } from './leave-group.ts'
import { claimSeats, type Newcomer, sit } from './take-seat.ts'

/** Somebody who sits in a group, or sat there until `left`. */
export type SeatRecord = Newcomer & {
  /** They accepted the rules in force when they came. */
  acceptedRules?: boolean
  left?: { at: Date; how: PastSeatRow['how']; reason?: string; by?: PersonId }
}

/**
 * Writes down who sits in a group and who did, in bulk and without news: for bringing in what has happened elsewhere.
 * Whoever sits there already is passed over. Raises `community.cap_too_small` when they do not all fit.
 */
export async function seatPeople(ctx: Context, groupId: GroupId, records: readonly SeatRecord[]): Promise<void> {
  const group = await accessGroup(ctx, groupId, 'toChange')
  await enrol(ctx, group.community_id, inOrderOfJoining(ctx, records))
  await rememberPast(
    ctx,
    groupId,
    records.filter(({ left }) => left),
  )
  await fillSeats(ctx, group, await listAbsent(ctx, groupId, records))
  await recordAcceptances(
    ctx,
    group,
    records.filter(({ acceptedRules }) => acceptedRules),
  )
}

async function recordAcceptances(ctx: Context, group: GroupRow, records: readonly SeatRecord[]): Promise<void> {
  if (records.length === 0) return
  const community = await accessCommunity(ctx, group.community_id, 'toRead')
  const rows = records.map(({ personId, joinedAt = ctx.now }) => ({
    tenant_id: ctx.tenantId,
    community_id: community.id,
    version: community.rules_version,
    person_id: personId,
    accepted_at: joinedAt,
  }))
  await db(ctx)
    .insertInto('community.acceptances')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Each person once, by when they first came: their numbers follow that order. */
function inOrderOfJoining(ctx: Context, records: readonly SeatRecord[]): SeatRecord[] {
  const moment = ({ joinedAt = ctx.now }: SeatRecord) => joinedAt.getTime()
  const first = new Map<PersonId, SeatRecord>()
  for (const record of [...records].sort((a, b) => moment(a) - moment(b))) {
    if (!first.has(record.personId)) first.set(record.personId, record)
  }
  return [...first.values()]
}

/** Those recorded as sitting here now who do not yet. */
async function listAbsent(ctx: Context, groupId: GroupId, records: readonly SeatRecord[]): Promise<SeatRecord[]> {
  const seated = await db(ctx)
    .selectFrom('community.seats')
    .select('person_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('group_id', '=', groupId)
    .execute()
  const absent = new Map(records.filter(({ left }) => !left).map((record) => [record.personId, record]))
  for (const { person_id } of seated) absent.delete(person_id)
  return [...absent.values()]
}

async function fillSeats(ctx: Context, group: GroupRow, newcomers: readonly SeatRecord[]): Promise<void> {
  if (newcomers.length === 0) return
  if (!(await claimSeats(ctx, group, newcomers.length))) {
    throw CapTooSmall({ taken: group.taken + newcomers.length })
  }
  await leaveLine(
    ctx,
    group.id,
    newcomers.map(({ personId }) => personId),
  )
  await sit(ctx, group, newcomers)
}

async function rememberPast(ctx: Context, groupId: GroupId, records: readonly SeatRecord[]): Promise<void> {
  if (records.length === 0) return
  await db(ctx)
    .insertInto('community.past_seats')
    .values(records.map((record) => pastSeat(ctx, groupId, record)))
    .execute()
}

function pastSeat(
  ctx: Context,
  groupId: GroupId,
  { personId, role = 'member', joinedAt, left }: SeatRecord,
): PastSeatRow {
  return {
    tenant_id: ctx.tenantId,
    id: newId('pst'),
    group_id: groupId,
    person_id: personId,
    role,
    joined_at: joinedAt ?? left?.at ?? ctx.now,
    left_at: left?.at ?? ctx.now,
    how: left?.how ?? 'left',
    reason: left?.reason ?? null,
    by: left?.by ?? null,
    muted_until: null,
    mute_reason: null,
  }
}
