/** A group with people in it, each at their own browser. */
import { randomUUID } from 'node:crypto'
import { Caller, type World } from '../../../../test/world.ts'
import type { Context } from '../../../kernel/context.ts'
import type { TenantId } from '../../../kernel/people.ts'
import type { CommunityId, GroupId, MemberRole } from '../../community/contract.ts'
import { foundCommunity, seatPeople } from '../../community/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import { admitPerson, foundTenant, startSession } from '../../identity/index.ts'
import { sendMessageEndpoint } from '../contract.ts'

export class Person extends Caller {
  readonly id: PersonId
  readonly name: string
  constructor(world: World, id: PersonId, name: string) {
    super(world)
    this.id = id
    this.name = name
  }

  /** Says something and returns the message. */
  async says(groupId: GroupId, text: string, more: Record<string, unknown> = {}) {
    return (await this.asks(sendMessageEndpoint, { groupId, clientId: randomUUID(), text, ...more })).message
  }
}

export type Cast = { tenantId: TenantId; communityId: CommunityId; groupId: GroupId; owner: Person; members: Person[] }

let slugs = 0
const slug = () => `t${Date.now().toString(36)}${(slugs += 1)}`

export async function aPerson(world: World, tenantId: TenantId, name: string): Promise<Person> {
  return world.within(tenantId, async (ctx) => {
    const person = new Person(world, await admitPerson(ctx, { name }), name)
    await startSession(ctx, person.id)
    person.cookie = ctx.outgoing.session?.token ?? null
    return person
  })
}

/** A tenant, a community, its group, an owner and some members. */
export async function aGroup(world: World, people = 3, roles: MemberRole[] = []): Promise<Cast> {
  const { tenantId } = await foundTenant(world.ground, {
    name: '测试',
    slug: slug(),
    owner: { name: '老板', address: `${slug()}@example.com` },
  })
  const owner = await aPerson(world, tenantId, '群主')
  const founded = await world.within(tenantId, (ctx) =>
    foundCommunity(as(ctx, owner), { preset: 'interest', name: '观鸟', cap: 100_000 }),
  )
  const groupId = founded.group.id as GroupId
  const members = await Promise.all(
    Array.from({ length: people }, (_, place) => aPerson(world, tenantId, `成员${place + 1}`)),
  )
  const seats = members.map(({ id }, place) => ({ personId: id, role: roles[place] ?? ('member' as const) }))
  await world.within(tenantId, (ctx) => seatPeople(ctx, groupId, seats))
  return { tenantId, communityId: founded.community.id as CommunityId, groupId, owner, members }
}

export const as = (ctx: Context, person: Person): Context => ({
  ...ctx,
  actor: { kind: 'person', personId: person.id, sessionId: null, staffRole: null, scopes: null },
})
