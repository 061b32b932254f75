/** The people of a group with their roles and weight. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import type { PersonId } from '../../../kernel/people.ts'
import type { PersonCard } from '../../identity/contract.ts'
import { readCards } from '../../identity/index.ts'
import type { MemberInsight } from '../contract.ts'
import { db, type MemberRow } from '../tables.ts'

/** Nobody reads more names than this on one page. */
const mostShown = 200

/** Key people first in their order, then by messages, as many as one looks at; and `besides`, wherever they stand. */
export async function listMemberInsights(
  ctx: Context,
  groupId: GroupId,
  besides: readonly PersonId[],
): Promise<MemberInsight[]> {
  const { rows } = await sql<MemberRow>`
    with here as (select * from insight.members where tenant_id = ${ctx.tenantId} and group_id = ${groupId}),
      first as (select person_id from here order by key nulls last, messages desc, person_id limit ${mostShown})
    select * from here
     where person_id in (select person_id from first union all select unnest(${besides}::text[]))
     order by key nulls last, messages desc, person_id`.execute(db(ctx))
  const cards = await readCards(
    ctx,
    rows.map(({ person_id }) => person_id),
  )
  return rows.flatMap((row) => {
    const card = cards.get(row.person_id)
    return card ? [insightOf(row, card)] : []
  })
}

/** How many members play which part. */
export async function countRoles(
  ctx: Context,
  groupId: GroupId,
): Promise<{ role: MemberInsight['role']; people: number }[]> {
  const { rows } = await sql<{ role: MemberInsight['role']; people: number }>`
    select role, count(*)::int as people from insight.members
     where tenant_id = ${ctx.tenantId} and group_id = ${groupId} group by role order by 2 desc, 1`.execute(db(ctx))
  return rows
}

const insightOf = (row: MemberRow, { id, name, avatarFileId }: PersonCard): MemberInsight => ({
  person: { id, name, avatarFileId },
  role: row.role,
  estimated: row.estimated,
  messages: row.messages,
  activeDays: row.active_days,
  started: row.started,
  repliesIn: row.replies_in,
  repliesOut: row.replies_out,
  disagreements: row.disagreements,
  signals: row.signals,
  messageShare: row.message_share,
  pageRank: row.page_rank,
  dyadLoss: row.dyad_loss,
  key: row.key,
  lastSpokeAt: row.last_spoke_at?.toISOString() ?? null,
})
