/** The beginnings of talks that reach back before the lines at hand. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../../kernel/people.ts'
import type { GroupId } from '../../community/contract.ts'
import type { Message, MessageId } from '../../messaging/contract.ts'
import { viewMessagesById } from '../../messaging/index.ts'
import { type BusinessDays, dayNumber } from '../rules/business-days.ts'
import type { People } from '../rules/people.ts'
import type { SpokenLine } from '../rules/spoken-lines.ts'
import type { Root } from '../rules/trace-replies.ts'
import { db, type ReplyRow } from '../tables.ts'
import { oneOf } from './one-of.ts'

type Beside = { members: readonly SpokenLine[]; days: BusinessDays; people: People }

/** Roots of these messages: of answers counted earlier as they were traced then, of others the message itself. */
export async function readRoots(
  ctx: Context,
  groupId: GroupId,
  targets: readonly MessageId[],
  { members, days, people }: Beside,
): Promise<Map<MessageId, Root>> {
  if (targets.length === 0) return new Map()
  const roots = await readTraced(ctx, groupId, targets)
  const here = new Set(members.map(({ id }) => id))
  const unknown = targets.filter((id) => !roots.has(id) && !here.has(id))
  const found = await viewMessagesById(ctx, unknown)
  await people.meet([...found.values()].map(({ by }) => by as PersonId | null))
  for (const [id, message] of found) roots.set(id, rootOf(message, days, people))
  return roots
}

async function readTraced(ctx: Context, groupId: GroupId, ids: readonly MessageId[]): Promise<Map<MessageId, Root>> {
  const { rows } = await sql<Pick<ReplyRow, 'message_id' | 'root' | 'starter' | 'started_on'>>`
    select message_id, root, starter, started_on from insight.replies
     where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and ${oneOf('message_id', ids)}`.execute(db(ctx))
  return new Map(
    rows.map(({ message_id, root, starter, started_on }) => [
      message_id,
      { root, starter, startedOn: started_on === null ? null : dayNumber(started_on) },
    ]),
  )
}

function rootOf({ id, by, at, kind, recalledAt }: Message, days: BusinessDays, people: People): Root {
  const counts = by !== null && recalledAt === null && kind !== 'system' && !people.isStaff(by as PersonId)
  if (!counts) return { root: id as MessageId, starter: null, startedOn: null }
  return { root: id as MessageId, starter: by as PersonId, startedOn: days.of(new Date(at)) }
}
