import type { AnswerOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import { listMyGroupIds } from '../../community/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import { actorId } from '../../identity/index.ts'
import { countUnread, type countUnreadEndpoint } from '../contract.ts'
import { type CursorOf, readCursors } from './read-cursor.ts'

/** What a person has not read, in two statements: the badge's figure, and the groups in which something waits. */
export async function countBadge(ctx: Context, personId: PersonId): Promise<{ unread: number; waiting: string[] }> {
  const cursors = await readCursors(ctx, personId, await listMyGroupIds(ctx, personId))
  const rows = [...cursors.values()].map((cursor: CursorOf) => ({ quiet: cursor.quiet, cursor }))
  const waiting = rows.filter(({ quiet, cursor }) => !quiet && cursor.unread > 0)
  return { unread: countUnread(rows), waiting: waiting.map(({ cursor }) => cursor.groupId) }
}

export async function readUnread(ctx: Context): Promise<AnswerOf<typeof countUnreadEndpoint>> {
  return { unread: (await countBadge(ctx, actorId(ctx))).unread }
}
