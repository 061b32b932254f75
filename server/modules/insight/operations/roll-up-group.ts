/** Brings the counts, states and roles of one group up to now, counting no further back than something changed. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { type GroupCard, listSeatChanges, listSeatHolders } from '../../community/index.ts'
import { readCards } from '../../identity/index.ts'
import { type ChatHead, readEarliestTouched, readFirstUtteranceAt } from '../../messaging/index.ts'
import type { BusinessDays } from '../rules/business-days.ts'
import { lookBack } from '../rules/figures.ts'
import { People } from '../rules/people.ts'
import { dateChanges, seatHistory } from '../rules/seat-history.ts'
import { kindOf } from '../rules/settle-days.ts'
import { changedSince, type Start, startOf } from '../rules/start-of-count.ts'
import { db, type ProgressRow } from '../tables.ts'
import { linkLines } from './link-lines.ts'
import { recountDays } from './recount-days.ts'
import { forgetStates, settleStates } from './settle-states.ts'
import { takeSnapshot } from './take-snapshot.ts'

export type Subject = { group: GroupCard; head: ChatHead | null; days: BusinessDays; wholly: boolean }

export async function rollUpGroup(ctx: Context, { group, head, days, wholly }: Subject): Promise<void> {
  const { id: groupId } = group
  const today = days.of(ctx.now)
  const { progress, start, changedAt } = await findStart(ctx, { group, head, days, wholly })
  const { people, holders, seats } = await readSeats(ctx, group, days, start.from)
  if (changedAt) await linkLines(ctx, { groupId, days, people, today }, changedAt, days.startOf(start.bornOn))
  const changed = await recountDays(ctx, { groupId, days, people, seats }, start, today)
  const closedOn = group.closedAt ? days.of(new Date(group.closedAt)) : null
  const until = (closedOn ?? today) - 1
  if (wholly) await forgetStates(ctx, groupId)
  await settleStates(ctx, { groupId, kind: kindOf(group.preset), seats, bornOn: start.bornOn, until }, changed)
  const since7 = days.startOf(today - 6)
  await takeSnapshot(ctx, { groupId, today, since7, lastAt: head?.lastAt ?? null, holders, closedOn })
  await noteProgress(ctx, { ...progress, epoch: head?.epoch ?? 0, seq: head?.seq ?? 0, zone: days.zone })
}

/** Takes the group for this transaction, so that it is counted by one at a time, and finds where to begin. */
async function findStart(
  ctx: Context,
  { group, head, days, wholly }: Subject,
): Promise<{ progress: ProgressRow; start: Start; changedAt: Date | null }> {
  const progress = await takeGroup(ctx, group)
  const due = await sql<{ since: Date }>`delete from insight.due
     where tenant_id = ${ctx.tenantId} and group_id = ${group.id} returning since`.execute(db(ctx))
  const touched = await readEarliestTouched(ctx, group.id, progress.seq)
  const firstAt = await readFirstUtteranceAt(ctx, group.id)
  const createdAt = new Date(group.createdAt)
  const signs = { progress, head, due: due.rows[0]?.since ?? null, touched, firstAt, createdAt, days, wholly }
  return { progress, start: startOf(signs), changedAt: changedSince(signs) }
}

async function takeGroup(ctx: Context, { id }: GroupCard): Promise<ProgressRow> {
  const { rows } = await sql<ProgressRow>`
    insert into insight.progress (tenant_id, group_id, epoch, seq, zone, counted_at)
    values (${ctx.tenantId}, ${id}, 0, 0, '', ${new Date(0)})
    on conflict (tenant_id, group_id) do update set seq = progress.seq returning *`.execute(db(ctx))
  return rows[0] as ProgressRow
}

async function noteProgress(ctx: Context, { group_id, epoch, seq, zone }: ProgressRow): Promise<void> {
  await db(ctx)
    .updateTable('insight.progress')
    .set({ epoch, seq, zone, counted_at: ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .where('group_id', '=', group_id)
    .execute()
}

/** Who sits there and how that came about, as far back as the figures look; without the operator's people. */
async function readSeats(ctx: Context, group: GroupCard, days: BusinessDays, from: number) {
  const people = new People((ids) => readCards(ctx, ids))
  const since = days.startOf(from - lookBack.joins - 1)
  const all = await listSeatHolders(ctx, group.id)
  const changes = dateChanges(await listSeatChanges(ctx, group.id, since, new Date(ctx.now.getTime() + 1)), days)
  await people.meet([...all, ...changes].map(({ personId }) => personId))
  const holders = all.filter(({ personId }) => !people.isStaff(personId))
  const ofMembers = changes.filter(({ personId }) => !people.isStaff(personId))
  return { people, holders, seats: seatHistory(holders.length, ofMembers) }
}
