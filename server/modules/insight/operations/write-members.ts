/** Writes everybody's role and figures in a group, touching only the rows in which something changed. */
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import type { SeatHolder } from '../../community/index.ts'
import type { MemberStanding } from '../rules/member-figures.ts'
import { db } from '../tables.ts'

const figures = sql.raw(
  `role, estimated, messages, active_days, started, replies_in, replies_out, disagreements, signals, message_share, page_rank,
   dyad_loss, key`,
)

/**
 * In a large group nearly everybody has been quiet: of those only the names travel, the others come with their figures. A group
 * of 100,000 in which one person speaks writes one row.
 */
export async function writeMembers(
  ctx: Context,
  groupId: GroupId,
  standings: readonly MemberStanding[],
  holders: readonly SeatHolder[],
): Promise<void> {
  const joined = new Map(holders.map(({ personId, joinedAt }) => [personId, joinedAt]))
  await removeGone(ctx, groupId, standings)
  if (standings.length === 0) return
  const { quiet = [], heard = [] } = Object.groupBy(standings, (one) => (isQuiet(one) ? 'quiet' : 'heard'))
  await writeQuiet(ctx, groupId, quiet, joined)
  await writeHeard(ctx, groupId, heard, joined)
}

type JoinedAt = ReadonlyMap<MemberStanding['personId'], Date>

const isQuiet = (one: MemberStanding) =>
  one.role === 'role_silent' && one.key === null && one.lastAt === null && one.pageRank === 0 && nothing(one)
const nothing = ({
  messages,
  activeDays,
  starts,
  repliesIn,
  repliesOut,
  signals,
  disagreements,
  dyadLoss,
}: MemberStanding) =>
  messages + activeDays + starts + repliesIn + repliesOut + (signals ?? 0) + disagreements + dyadLoss === 0

async function removeGone(ctx: Context, groupId: GroupId, standings: readonly MemberStanding[]): Promise<void> {
  await sql`delete from insight.members where tenant_id = ${ctx.tenantId} and group_id = ${groupId}
     and person_id not in (select unnest(${standings.map(({ personId }) => personId)}::text[]))`.execute(db(ctx))
}

async function writeQuiet(ctx: Context, groupId: GroupId, quiet: readonly MemberStanding[], joined: JoinedAt) {
  if (quiet.length === 0) return
  const ids = quiet.map(({ personId }) => personId)
  await upsert(
    ctx,
    groupId,
    sql`x.id, x.joined, 'silent', false, 0, 0, 0, 0, 0, 0, 0, 0::float8, 0::float8, 0::float8, null::integer, null::timestamptz
      from unnest(${ids}::text[], ${ids.map((id) => joined.get(id))}::timestamptz[]) as x (id, joined)`,
  )
}

async function writeHeard(ctx: Context, groupId: GroupId, heard: readonly MemberStanding[], joined: JoinedAt) {
  if (heard.length === 0) return
  const rows = heard.map((one) => ({
    ...one,
    role: one.role.replace('role_', ''),
    joinedAt: joined.get(one.personId),
  }))
  await upsert(
    ctx,
    groupId,
    sql`x."personId", x."joinedAt", x.role, x.estimate, x.messages, x."activeDays", x.starts, x."repliesIn", x."repliesOut",
        x.disagreements, x.signals, x."messageShare", x."pageRank", x."dyadLoss", x.key, x."lastAt"
      from json_to_recordset(${JSON.stringify(rows)}::json) as x ("personId" text, "joinedAt" timestamptz, role text,
        estimate boolean, messages integer, "activeDays" integer, starts integer, "repliesIn" integer,
        "repliesOut" integer, disagreements integer, signals integer, "messageShare" double precision,
        "pageRank" double precision, "dyadLoss" double precision, key integer, "lastAt" timestamptz)`,
  )
}

/** `rows` names sixteen values and where they come from; who was not heard of late was heard when the counted days say so. */
async function upsert(ctx: Context, groupId: GroupId, rows: RawBuilder<unknown>): Promise<void> {
  await sql`
    with standing (person_id, joined_at, ${figures}, last_at) as (select ${rows}),
      spoke as materialized (
        select person_id, max(last_at) as at from insight.member_days
         where tenant_id = ${ctx.tenantId} and group_id = ${groupId} group by person_id),
      told as (select s.*, coalesce(s.last_at, spoke.at) as last_spoke_at
        from standing s left join spoke on spoke.person_id = s.person_id)
    insert into insight.members as m (tenant_id, group_id, person_id, joined_at, ${figures}, last_spoke_at)
    select ${ctx.tenantId}, ${groupId}, person_id, joined_at, ${figures}, last_spoke_at from told
    on conflict (tenant_id, group_id, person_id) do update set (joined_at, ${figures}, last_spoke_at) =
      (excluded.joined_at, ${sql.raw('excluded.role, excluded.estimated, excluded.messages, excluded.active_days, excluded.started, excluded.replies_in, excluded.replies_out, excluded.disagreements, excluded.signals, excluded.message_share, excluded.page_rank, excluded.dyad_loss, excluded.key')}, excluded.last_spoke_at)
    where (m.joined_at, m.role, m.estimated, m.messages, m.active_days, m.started, m.replies_in, m.replies_out, m.disagreements,
        m.signals, m.message_share, m.page_rank, m.dyad_loss, m.key, m.last_spoke_at)
      is distinct from (excluded.joined_at, excluded.role, excluded.estimated, excluded.messages, excluded.active_days,
        excluded.started, excluded.replies_in, excluded.replies_out, excluded.disagreements, excluded.signals,
        excluded.message_share, excluded.page_rank, excluded.dyad_loss, excluded.key, excluded.last_spoke_at)`.execute(
    db(ctx),
  )
}
