/** Who helps to sell a relay, and how much. */
import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { readCommunityName } from '../../../community/index.ts'
import type { CommunityId } from '../../../community/contract.ts'
import type { ActivityId, listRelayHelpersEndpoint, RelayHelper } from '../../contract.ts'
import { type ActivityRow, db, type RelayCopyRow } from '../../tables.ts'
import { activityStateOf } from '../../rules/activity-state.ts'
import { cardsOf } from '../cards.ts'
import { accessOwnRelay } from './access-relay.ts'

export async function listRelayHelpers(
  ctx: Context,
  { activityId }: RequestOf<typeof listRelayHelpersEndpoint>,
): Promise<AnswerOf<typeof listRelayHelpersEndpoint>> {
  await accessOwnRelay(ctx, activityId)
  return { rows: await showHelpers(ctx, { sourceId: activityId }) }
}

type Found = RelayCopyRow &
  Pick<ActivityRow, 'title' | 'community_id' | 'starts_at' | 'ends_at' | 'paused_at' | 'ended_at'> & {
    entries: number
    pieces: number
    fen: number
  }

/** Copies of a relay, or those of some contracts, with what was entered in them. Counted from rows. */
export async function showHelpers(
  ctx: Context,
  { sourceId = null, contractIds = [] }: { sourceId?: ActivityId | null; contractIds?: readonly string[] },
): Promise<RelayHelper[]> {
  const { rows } = await sql<Found>`
    select c.*, a.title, a.community_id, a.starts_at, a.ends_at, a.paused_at, a.ended_at, s.entries, s.pieces, s.fen
      from promotions.relay_copies c
      join promotions.activities a on a.tenant_id = c.tenant_id and a.id = c.activity_id
      left join lateral (select count(distinct e.id)::int as entries, coalesce(sum(l.quantity), 0)::int as pieces,
               coalesce(sum(l.quantity * l.unit_fen), 0)::bigint as fen
          from promotions.relay_entries e
          join promotions.relay_lines l on l.tenant_id = e.tenant_id and l.entry_id = e.id
         where e.tenant_id = c.tenant_id and e.activity_id = c.activity_id and e.state = 'entered') s on true
     where c.tenant_id = ${ctx.tenantId} and (c.source_id = ${sourceId} or c.contract_id = any(${contractIds}::text[]))
     order by c.made_at, c.activity_id limit 200`.execute(db(ctx))
  const cardOf = await cardsOf(
    ctx,
    rows.map(({ helper_id }) => helper_id),
  )
  const names = new Map<CommunityId, string>()
  for (const { community_id } of rows)
    if (!names.has(community_id)) names.set(community_id, await readCommunityName(ctx, community_id))
  return rows.map((row) => ({
    activityId: row.activity_id,
    sourceId: row.source_id,
    contractId: row.contract_id,
    title: row.title,
    communityId: row.community_id,
    community: names.get(row.community_id) ?? '',
    helper: cardOf(row.helper_id),
    state: activityStateOf(row, ctx.now),
    entries: row.entries,
    pieces: row.pieces,
    fen: row.fen,
  }))
}
