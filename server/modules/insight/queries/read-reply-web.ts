/** Who answered whom in the 28 days until now. */
import { sql } from 'kysely'
import type { AnswerOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../../kernel/people.ts'
import type { GroupId } from '../../community/contract.ts'
import type { GroupCard } from '../../community/index.ts'
import { readCards } from '../../identity/index.ts'
import type { readGroupInsightEndpoint } from '../contract.ts'
import { type BusinessDays, dayText } from '../rules/business-days.ts'
import { roleDays } from '../rules/member-figures.ts'
import { measureWeb, type WebArc } from '../rules/reply-web.ts'
import { db } from '../tables.ts'

/** More lines than this no picture of a group can show. */
const mostArcs = 300

/**
 * The arcs, the strongest first, and what they come to. The owner belongs into the picture even as one of the operator's
 * people, who are counted nowhere else: a group that hangs on its owner must look like it.
 */
export async function readReplyWeb(
  ctx: Context,
  group: GroupCard,
  days: BusinessDays,
): Promise<Pick<AnswerOf<typeof readGroupInsightEndpoint>, 'arcs' | 'web'>> {
  const card = (await readCards(ctx, [group.ownerId])).get(group.ownerId)
  const isStaff = (card?.staffRole ?? null) !== null
  const groupId = group.id as GroupId
  const today = days.of(ctx.now)
  const ofMembers = await listArcs(ctx, groupId, today)
  const ofOwner = isStaff ? await listOwnerArcs(ctx, groupId, group.ownerId, days.startOf(today - roleDays + 1)) : []
  const arcs = [...ofMembers, ...ofOwner].sort(strongestFirst)
  const owner = { id: group.ownerId, name: card?.name ?? '', avatarFileId: card?.avatarFileId ?? null, isStaff }
  return { arcs: arcs.slice(0, mostArcs), web: { owner, ...measureWeb(arcs, group.ownerId) } }
}

const strongestFirst = (a: WebArc, b: WebArc) =>
  b.replies - a.replies || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1)

async function listArcs(ctx: Context, groupId: GroupId, today: number): Promise<WebArc[]> {
  const { rows } = await sql<WebArc>`
    select person_id as "from", to_person_id as "to", count(*)::int as replies,
           (count(*) filter (where estimated))::int as estimated
      from insight.replies
     where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and to_person_id is not null
       and day between ${dayText(today - roleDays + 1)} and ${dayText(today)}
     group by 1, 2`.execute(db(ctx))
  return rows
}

/** Between the owner and members; the operator's other people stay out. */
async function listOwnerArcs(ctx: Context, groupId: GroupId, owner: PersonId, since: Date): Promise<WebArc[]> {
  const { rows } = await sql<WebArc>`
    select l.person_id as "from", l.to_person_id as "to", count(*)::int as replies,
           (count(*) filter (where l.by = 'model'))::int as estimated
      from insight.links l
      join insight.members m on m.tenant_id = l.tenant_id and m.group_id = l.group_id
       and m.person_id = case when l.person_id = ${owner} then l.to_person_id else l.person_id end
     where l.tenant_id = ${ctx.tenantId} and l.group_id = ${groupId} and l.at >= ${since}
       and (l.person_id = ${owner} or l.to_person_id = ${owner}) and l.person_id <> l.to_person_id
     group by 1, 2`.execute(db(ctx))
  return rows
}
