import type { Context } from '../../../kernel/context.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import type { PersonId } from '../../../kernel/people.ts'
import { actorIdOrNull } from '../access.ts'
import { GroupClosed, type JoinCard, type readJoinCardEndpoint } from '../contract.ts'
import { mayReturnAt } from '../rules/rejoin.ts'
import { thresholdOf } from '../rules/threshold.ts'
import { type CommunityRow, db, type GroupRow } from '../tables.ts'
import { accessDoor } from './access-door.ts'
import { cardsOf } from './cards.ts'
import { readGroup } from './read-groups.ts'
import { readPlace } from './read-place.ts'
import { readWhereabouts, type Whereabouts } from './read-whereabouts.ts'

/** What stands on the door of a group: what it is, whose, on what terms, and where the visitor already stands. */
export async function readJoinCard(ctx: Context, link: RequestOf<typeof readJoinCardEndpoint>): Promise<JoinCard> {
  const { group, community } = await accessDoor(ctx, link)
  if (group.closed_at || community.archived_at) throw GroupClosed()
  const { ownerId, taken, cap, waiting } = await readGroup(ctx, { groupId: group.id })
  const me = actorIdOrNull(ctx)
  const cardOf = await cardsOf(ctx, [ownerId, me])
  return {
    group: { id: group.id, name: group.name, about: group.about },
    community: placeOf(community),
    owner: cardOf(ownerId),
    members: taken,
    // A seat that somebody waits for is not free.
    seatsLeft: Math.max(0, cap - taken - waiting),
    waiting,
    threshold: thresholdOf(group),
    rules: { version: community.rules_version, articles: await readArticles(ctx, community) },
    promises: community.promises,
    mine: me ? { name: cardOf(me).name, ...(await readMine(ctx, group, me)) } : stranger,
  }
}

const stranger = { state: 'stranger', place: null, name: null } as const

const placeOf = ({ id, name, about, city, interest }: CommunityRow) => ({ id, name, about, city, interest })

async function readArticles(ctx: Context, { id, rules_version }: CommunityRow): Promise<string[]> {
  const { articles } = await db(ctx)
    .selectFrom('community.rules')
    .select('articles')
    .where('tenant_id', '=', ctx.tenantId)
    .where('community_id', '=', id)
    .where('version', '=', rules_version)
    .executeTakeFirstOrThrow()
  return articles
}

async function readMine(ctx: Context, group: GroupRow, me: PersonId): Promise<Omit<JoinCard['mine'], 'name'>> {
  const there = await readWhereabouts(ctx, group, me)
  const place = there.ticket === null ? null : await readPlace(ctx, group.id, there.ticket)
  return { state: stateOf(there, ctx.now), place }
}

function stateOf(there: Whereabouts, now: Date): JoinCard['mine']['state'] {
  if (there.banned !== null) return 'banned'
  if (there.seated) return 'member'
  if (there.ticket !== null) return 'waiting'
  if (there.openRequest) return 'asked'
  if (mayReturnAt(there.removedAt, now)) return 'removed'
  return there.lastDecision === 'declined' ? 'declined' : 'stranger'
}
