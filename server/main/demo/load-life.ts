/** Writes composed life down through the doors of the modules, as if it had happened here. */
import type { Context } from '../../kernel/context.ts'
import type { PersonId } from '../../kernel/people.ts'
import type { CommunityId, GroupId } from '../../modules/community/contract.ts'
import { foundCommunity, openGroup, type SeatRecord, seatPeople } from '../../modules/community/index.ts'
import { loadHistory, type PastMessage } from '../../modules/messaging/index.ts'
import type { Life, LifeCommunity, LifeEvent, LifeGroup } from '../life/life.ts'
import { pastMessagesOf } from './past-messages.ts'

export type People = ReadonlyMap<string, PersonId>

/** Tells which community each of the written ones became. */
export async function loadLife(
  ctx: Context,
  life: Life,
  events: readonly LifeEvent[],
  people: People,
): Promise<Map<string, CommunityId>> {
  const founded = new Map<string, CommunityId>()
  const byGroup = Map.groupBy(events, ({ group }) => group)
  for (const community of life.communities) {
    const groups = life.groups.filter((group) => group.community === community.key)
    const { communityId, ids } = await foundWithGroups(ctx, life, community, groups, people)
    if (communityId) founded.set(community.key, communityId)
    for (const [place, group] of groups.entries()) {
      await fillGroup(ctx, life, group, ids[place] as GroupId, byGroup.get(group.key) ?? [], people)
    }
  }
  return founded
}

/** The group's owner founds; a community's first group comes with it. */
async function foundWithGroups(
  ctx: Context,
  life: Life,
  community: LifeCommunity,
  [first, ...others]: readonly LifeGroup[],
  people: People,
): Promise<{ communityId: CommunityId | null; ids: GroupId[] }> {
  if (!first) return { communityId: null, ids: [] }
  const owned = actAs(ctx, ownerOf(life, first, people), new Date(first.foundedAt))
  const circle = life.circles.find(({ key }) => key === community.circle)
  const { community: founded, group } = await foundCommunity(owned, {
    preset: community.preset,
    name: community.name,
    groupName: first.name,
    about: community.about,
    interest: community.interest,
    industry: community.industry,
    region: circle?.region,
    cap: first.cap,
    threshold: { kind: 'open' },
    rules: community.rules,
  })
  const ids = [group.id as GroupId]
  for (const other of others) {
    const acting = actAs(ctx, ownerOf(life, other, people), new Date(other.foundedAt))
    const opened = await openGroup(acting, {
      communityId: founded.id as CommunityId,
      name: other.name,
      about: other.about,
      cap: other.cap,
    })
    ids.push(opened.id as GroupId)
  }
  return { communityId: founded.id as CommunityId, ids }
}

const actAs = (ctx: Context, personId: PersonId, now: Date): Context => ({
  ...ctx,
  now,
  actor: { kind: 'person', personId, sessionId: null, staffRole: 'owner', scopes: null },
})

function ownerOf(life: Life, group: LifeGroup, people: People): PersonId {
  const seat = life.seats.find((one) => one.group === group.key && one.role === 'owner')
  return people.get(seat?.person ?? life.leads.owner) as PersonId
}

async function fillGroup(
  ctx: Context,
  life: Life,
  group: LifeGroup,
  groupId: GroupId,
  events: readonly LifeEvent[],
  people: People,
): Promise<void> {
  await seatPeople(ctx, groupId, seatsOf(life, group, events, people))
  const messages = pastMessagesOf(events, people)
  const opener = ownerOf(life, group, people)
  const topics = group.topics.map((title) => ({ title, by: opener, at: new Date(group.foundedAt) }))
  await loadHistory(ctx, { groupId, topics, messages, readers: readersOf(life, group, people, messages) })
}

function seatsOf(life: Life, group: LifeGroup, events: readonly LifeEvent[], people: People): SeatRecord[] {
  const leaves = new Map(events.flatMap((one) => (one.kind === 'leave' ? [[one.person, one] as const] : [])))
  return life.seats
    .filter((seat) => seat.group === group.key && seat.role !== 'owner')
    .map((seat): SeatRecord => {
      const record = {
        personId: people.get(seat.person) as PersonId,
        role: seat.role,
        joinedAt: new Date(seat.joinedAt),
        acceptedRules: true,
      }
      if (!seat.leftAt) return record
      const { removedBy, reason } = leaves.get(seat.person) ?? {}
      const by = removedBy ? people.get(removedBy) : undefined
      const left = { at: new Date(seat.leftAt), how: removedBy ? ('removed' as const) : ('left' as const) }
      return { ...record, left: { ...left, ...(reason ? { reason } : {}), ...(by ? { by } : {}) } }
    })
}

const mostUnread = 25

/** The visitor who plays a member finds something to read since they last spoke; the others have read all. */
function readersOf(life: Life, group: LifeGroup, people: People, messages: readonly PastMessage[]) {
  const lead = people.get(life.leads.member)
  const since = messages.length - 1 - messages.findLastIndex(({ by }) => by === lead)
  const seated = life.seats.filter((seat) => seat.group === group.key && !seat.leftAt)
  return seated.map(({ person }) => {
    const personId = people.get(person) as PersonId
    return { personId, behind: personId === lead ? Math.min(since, mostUnread) : 0 }
  })
}
