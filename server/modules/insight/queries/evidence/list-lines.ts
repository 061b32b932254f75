/** Messages themselves: of days, of an hour of the week, of a person; those removed, those that look like adverts. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { MessageId } from '../../../messaging/contract.ts'
import { disagrees } from '../../../../science/disagreement.ts'
import { listSeatChanges } from '../../../community/index.ts'
import { readCards } from '../../../identity/index.ts'
import { listUtterances, type Utterance } from '../../../messaging/index.ts'
import { findAdverts, newcomerDays } from '../../rules/adverts.ts'
import { dayText } from '../../rules/business-days.ts'
import { People } from '../../rules/people.ts'
import { dateChanges, seatHistory } from '../../rules/seat-history.ts'
import { isMessage } from '../../rules/spoken-lines.ts'
import { db } from '../../tables.ts'
import type { Asked, Evidence } from '../list-evidence.ts'
import { showLines } from './gather.ts'

export async function listLines(ctx: Context, asked: Asked): Promise<Evidence> {
  const { groupId, from, until, days, personId } = asked
  const said = await listUtterances(ctx, { groupId, from: days.startOf(from), until: days.startOf(until + 1) })
  const people = new People((ids) => readCards(ctx, ids))
  await people.meet(said.map((line) => line.personId))
  const meant = await choose(ctx, asked, said, people)
  const own = personId ? meant.filter((line) => line.personId === personId) : meant
  return showLines(ctx, own.toReversed(), asked.limit)
}

async function choose(ctx: Context, asked: Asked, said: readonly Utterance[], people: People): Promise<Utterance[]> {
  const standing = said.filter((line) => isMessage(line, people))
  const removed = said.filter((line) => line.removed && !people.isStaff(line.personId))
  if (asked.of === 'removed') return removed
  if (asked.of === 'adverts') return chooseAdverts(ctx, asked, [...standing, ...removed])
  if (asked.of === 'disagreements') return chooseDisagreements(ctx, asked, standing)
  return standing.filter((line) => isInHour(asked, line))
}

function isInHour({ days, weekday, hour }: Asked, { at }: Utterance): boolean {
  return (hour === undefined || days.hourOf(at) === hour) && (weekday === undefined || days.weekdayOf(at) === weekday)
}

async function chooseAdverts(ctx: Context, { groupId, from, until, days }: Asked, lines: readonly Utterance[]) {
  const [since, end] = [days.startOf(from - newcomerDays - 1), days.startOf(until + 1)]
  const { joinedOn } = seatHistory(0, dateChanges(await listSeatChanges(ctx, groupId, since, end), days))
  const found = findAdverts(
    lines.map((line) => ({ ...line, day: days.of(line.at), staff: false })),
    joinedOn,
  )
  return found.sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** Only replies to others count as disagreeing with somebody. */
async function chooseDisagreements(ctx: Context, { groupId, from, until }: Asked, lines: readonly Utterance[]) {
  const { rows } = await sql<{ id: MessageId }>`select message_id as id from insight.replies
    where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and to_person_id is not null
      and day between ${dayText(from)} and ${dayText(until)}`.execute(db(ctx))
  const replies = new Set(rows.map(({ id }) => id))
  return lines.filter(({ id, text }) => replies.has(id) && disagrees(text))
}
