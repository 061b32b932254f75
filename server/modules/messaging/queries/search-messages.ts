import { type RawBuilder, sql } from 'kysely'
import { NotAllowed, type RequestOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { listVisibleGroupIds, memberOf, readGroups } from '../../community/index.ts'
import type { Message, searchMessagesEndpoint } from '../contract.ts'
import { cutAtHits } from '../rules/cut-at-hits.ts'
import { queryOf, termsOf } from '../rules/words.ts'
import { readBeside } from './read-beside.ts'
import { viewMessages } from './view-messages.ts'

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

async function findMessages(ctx: Context, wanted: Wanted, query: string, groupIds: GroupId[]): Promise<Message[]> {
  const parts: RawBuilder<unknown>[] = [
    sql`m.words @@ ${query}::tsquery`,
    sql`m.group_id = any(${groupIds})`,
    sql`m.recalled_at is null`,
    ...filtersOf(wanted),
  ]
  return viewMessages(
    ctx,
    sql`${sql.join(parts, sql` and `)} order by m.at desc, m.position desc limit ${wanted.limit + 1}`,
  )
}

function filtersOf({ q, by, kind, from, until, after }: Wanted): RawBuilder<unknown>[] {
  // Character pairs may stand apart; what was typed must stand together.
  const together = termsOf(q).map(
    (term) => sql`lower(normalize(m.text, nfkc)) like ${`%${term.replace(/[\\%_]/g, '\\$&')}%`}`,
  )
  const [afterAt, afterPosition] = readAfter(after)
  return [
    ...together,
    ...(by ? [sql`m.person_id = ${by}`] : []),
    ...(kind ? [sql`m.kind = ${kind}`] : []),
    ...(from ? [sql`m.at >= ${from}::timestamptz`] : []),
    ...(until ? [sql`m.at < ${until}::timestamptz`] : []),
    ...(afterAt && afterPosition
      ? [sql`(m.at, m.position) < (${afterAt}::timestamptz, ${afterPosition}::bigint)`]
      : []),
  ]
}

/** Where the page before ended; what is no such place begins at the newest. */
function readAfter(after: string | undefined): [string?, string?] {
  const read = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (-?\d{1,18})$/.exec(after ?? '')
  return read && !Number.isNaN(Date.parse(read[1] as string)) ? [read[1] as string, read[2] as string] : []
}
