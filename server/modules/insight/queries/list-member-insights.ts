/** The people of a group with their roles and weight. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import type { PersonCard } from '../../identity/contract.ts'
import { readCards } from '../../identity/index.ts'
import type { MemberInsight } from '../contract.ts'
import { db, type MemberRow } from '../tables.ts'

/** Key people first in their order, then by messages. */
export async function listMemberInsights(ctx: Context, groupId: GroupId): Promise<MemberInsight[]> {
  const { rows } = await sql<MemberRow>`select * from insight.members
    where tenant_id = ${ctx.tenantId} and group_id = ${groupId}
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
