import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import type { PersonId } from '../../../kernel/people.ts'
import { admitPerson, startSession, tenantOf } from '../../identity/index.ts'
import { accessGroup } from '../access.ts'
import { Banned, GroupClosed, type joinGroupEndpoint, NameNeeded, RejoinTooSoon } from '../contract.ts'
import { accessDoor, type Door } from '../queries/access-door.ts'
import { readPlace } from '../queries/read-place.ts'
import { readWhereabouts, type Whereabouts } from '../queries/read-whereabouts.ts'
import { asWritten, mayReturnAt } from '../rules/rejoin.ts'
import type { GroupRow } from '../tables.ts'
import { acceptFor, requireCurrent } from './accept-rules.ts'
import { passThreshold } from './pass-threshold.ts'

type Ask = RequestOf<typeof joinGroupEndpoint>
type Outcome = Pick<AnswerOf<typeof joinGroupEndpoint>, 'outcome' | 'place'>

/**
 * Joins a group by its link: a seat, a place in line or a request, with the rules accepted. A stranger becomes a person
 * of the tenant and is signed in. Joining again changes nothing and answers how things stand.
 */
export async function joinGroup(ctx: Context, ask: Ask): Promise<AnswerOf<typeof joinGroupEndpoint>> {
  const door = await accessDoor(ctx, ask)
  const personId = await meet(ctx, ask.name)
  // Held only from here: those who race for the last seats wait for each other as briefly as can be.
  const group = await accessGroup(ctx, door.group.id, 'toChange')
  const there = await readWhereabouts(ctx, group, personId)
  const outcome =
    (await presentOutcome(ctx, group, door, there)) ?? (await enter(ctx, group, door, there, personId, ask))
  return { ...outcome, groupId: group.id, personId }
}

async function meet(ctx: Context, name: string | undefined): Promise<PersonId> {
  if (ctx.actor.kind === 'person') return ctx.actor.personId
  if (name === undefined) throw NameNeeded()
  const personId = await admitPerson(ctx, { name })
  await startSession(ctx, personId)
  return personId
}

async function presentOutcome(ctx: Context, group: GroupRow, door: Door, there: Whereabouts): Promise<Outcome | null> {
  if (there.seated) return { outcome: 'joined', place: null }
  if (there.ticket) return { outcome: 'waiting', place: await readPlace(ctx, group.id, there.ticket) }
  const mustWait = there.openRequest && group.threshold === 'approval' && !door.invitation
  return mustWait ? { outcome: 'asked', place: null } : null
}

async function enter(
  ctx: Context,
  group: GroupRow,
  { community, invitation }: Door,
  there: Whereabouts,
  personId: PersonId,
  ask: Ask,
): Promise<Outcome> {
  if (group.closed_at || community.archived_at) throw GroupClosed()
  await requireWelcome(ctx, there)
  requireCurrent(community, ask.acceptsRules)
  await acceptFor(ctx, community, personId)
  return passThreshold(ctx, group, { personId, there, invitation, answers: ask.answers })
}

async function requireWelcome(ctx: Context, { banned, removedAt }: Whereabouts): Promise<void> {
  if (banned !== null) throw Banned({ reason: banned })
  const until = mayReturnAt(removedAt, ctx.now)
  if (until) throw RejoinTooSoon({ until: asWritten(until, (await tenantOf(ctx)).zone), untilAt: until.toISOString() })
}
