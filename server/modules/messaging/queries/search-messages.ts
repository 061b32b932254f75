import { sql } from 'kysely'
import { NotAllowed, type RequestOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { listVisibleGroupIds, memberOf, readGroups } from '../../community/index.ts'
import type { Message, MessageId, searchMessagesEndpoint } from '../contract.ts'
import { cutAtHits } from '../rules/cut-at-hits.ts'
import { queryOf, termsOf } from '../rules/words.ts'
import { db } from '../tables.ts'
import { readBeside } from './read-beside.ts'
import { viewMessagesById } from './view-messages.ts'

type Wanted = RequestOf<typeof searchMessagesEndpoint>

/** Messages holding everything that was typed, in groups I may see, newest first, hits marked. */
export async function searchMessages(ctx: Context, wanted: Wanted) {
  const query = queryOf(wanted.q)
  const groupIds = query ? await placesOf(ctx, wanted) : []
  const found = query && groupIds.length > 0 ? await findMessages(ctx, wanted, query, groupIds) : []
  const rows = found.slice(0, wanted.limit)
  const groups = await readGroups(ctx, [...new Set(rows.map(({ groupId }) => groupId))])
  const last = rows.at(-1)
  return {
    rows: rows.map((message) => ({
      message,
      groupName: groups.get(message.groupId)?.name ?? '',
      pieces: cutAtHits(message.text, termsOf(wanted.q)),
    })),
    next: found.length > wanted.limit && last ? `${last.at} ${last.position}` : null,
    beside: await readBeside(ctx, rows),
  }
}

async function placesOf(ctx: Context, { groupId, communityId }: Wanted): Promise<GroupId[]> {
  if (groupId) {
    await memberOf(ctx, { groupId })
    return [groupId]
  }
  const visible = await listVisibleGroupIds(ctx)
  if (!communityId) return visible
  const groups = await readGroups(ctx, visible)
  const inside = visible.filter((id) => groups.get(id)?.communityId === communityId)
  if (inside.length === 0) throw NotAllowed()
  return inside
}

/** Ids first, by the function that may use the index of words; then the messages, as anybody sees them. */
async function findMessages(ctx: Context, wanted: Wanted, query: string, groupIds: GroupId[]): Promise<Message[]> {
  const { q, by, kind, from, until, after, limit } = wanted
  // Character pairs may stand apart; what was typed must stand together. A pair alone does.
  const together = termsOf(q)
    .filter((term) => !/^\p{Script=Han}{1,2}$/u.test(term))
    .map((term) => `%${term.replace(/[\\%_]/g, '\\$&')}%`)
  const [afterAt, afterPosition] = readAfter(after)
  const { rows } = await sql<{ id: MessageId }>`select id from messaging.find_by_words(${groupIds}, ${query}::tsquery,
    ${together}, ${by ?? null}, ${kind ?? null}, ${from ?? null}, ${until ?? null}, ${afterAt ?? null},
    ${afterPosition ?? null}, ${limit + 1})`.execute(db(ctx))
  const messages = await viewMessagesById(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.flatMap(({ id }) => messages.get(id) ?? [])
}

/** Where the page before ended; what is no such place begins at the newest. */
function readAfter(after: string | undefined): [string?, string?] {
  const read = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (-?\d{1,18})$/.exec(after ?? '')
  return read && !Number.isNaN(Date.parse(read[1] as string)) ? [read[1] as string, read[2] as string] : []
}
