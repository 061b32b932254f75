/** The people of a group with their roles and weight, and who answers whom. */
import { sql } from 'kysely'
import type { AnswerOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import type { PersonCard } from '../../identity/contract.ts'
import { readCards } from '../../identity/index.ts'
import type { MemberInsight, readGroupInsightEndpoint } from '../contract.ts'
import { dayText } from '../rules/business-days.ts'
import { roleDays } from '../rules/member-figures.ts'
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

/** More lines than this no picture of a group can show. */
const mostArcs = 300

/** Who answered whom in the 28 days until now, the strongest first. */
export async function listArcs(
  ctx: Context,
  groupId: GroupId,
  today: number,
): Promise<AnswerOf<typeof readGroupInsightEndpoint>['arcs']> {
  const { rows } = await sql<AnswerOf<typeof readGroupInsightEndpoint>['arcs'][number]>`
    select person_id as "from", to_person_id as "to", count(*)::int as replies,
           (count(*) filter (where estimated))::int as estimated
      from insight.replies
     where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and to_person_id is not null
       and day between ${dayText(today - roleDays + 1)} and ${dayText(today)}
     group by 1, 2 order by 3 desc, 1, 2 limit ${mostArcs}`.execute(db(ctx))
  return rows
}
