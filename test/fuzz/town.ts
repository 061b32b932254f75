/** Two tenants with something of everything in each, and the people who ask. */
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Caller, World } from '../world.ts'
import { fillFair } from './fair.ts'
import { fillShop } from './shop.ts'
import type { TenantId } from '../../server/kernel/people.ts'
import * as community from '../../server/modules/community/contract.ts'
import { foundCommunity, seatPeople } from '../../server/modules/community/index.ts'
import * as customers from '../../server/modules/customers/contract.ts'
import { importCustomers } from '../../server/modules/customers/index.ts'
import * as identity from '../../server/modules/identity/contract.ts'
import { admitPerson, foundTenant, startSession } from '../../server/modules/identity/index.ts'
import * as messaging from '../../server/modules/messaging/contract.ts'

export type Role = 'owner' | 'admin' | 'staff' | 'keeper' | 'member' | 'outsider' | 'key' | 'visitor'
export const roles: readonly Role[] = ['owner', 'admin', 'staff', 'keeper', 'member', 'outsider', 'key', 'visitor']

export type Town = { tenantId: TenantId; callers: Record<Role, Caller>; renew: (role: Role) => Promise<void> }

/** `mark` stands in every text of the town, so that a line of it is known wherever it turns up. */
export async function foundTown(world: World, mark: string): Promise<Town> {
  const slug = `town${randomUUID().slice(0, 8)}`
  const { tenantId, ownerId } = await foundTenant(world.ground, {
    name: `${mark}联盟`,
    slug,
    owner: { name: `${mark}东家`, address: `${slug}@example.com` },
  })
  const ids = await world.within(tenantId, async (ctx) => ({
    admin: await admitPerson(ctx, { name: `${mark}管理` }),
    staff: await admitPerson(ctx, { name: `${mark}员工` }),
    keeper: await admitPerson(ctx, { name: `${mark}群主` }),
    member: await admitPerson(ctx, { name: `${mark}成员` }),
    outsider: await admitPerson(ctx, { name: `${mark}路人` }),
  }))
  const people: Partial<Record<Role, typeof ownerId>> = { owner: ownerId, ...ids }
  const callers = Object.fromEntries(roles.map((role) => [role, world.caller()])) as Town['callers']
  const renew = async (role: Role) => {
    const personId = people[role]
    if (!personId) return
    callers[role].cookie = await world.within(tenantId, async (ctx) => {
      await startSession(ctx, personId)
      return ctx.outgoing.session?.token ?? null
    })
  }
  for (const role of roles) await renew(role)
  await seatTeam(callers.owner, ids.admin, ids.staff)
  callers.key.bearer = (
    await callers.owner.asks(identity.createApiKeyEndpoint, { name: `${mark}钥匙`, scopes: ['read', 'write'] })
  ).secret
  await fill(world, tenantId, callers, ids, mark)
  return { tenantId, callers, renew }
}

async function seatTeam(owner: Caller, admin: string, staff: string): Promise<void> {
  await owner.asks(identity.changeSeatEndpoint, { personId: admin, role: 'admin' }).catch(() => {})
  await owner.asks(identity.changeSeatEndpoint, { personId: staff, role: 'staff' }).catch(() => {})
}

type Ids = Record<'keeper' | 'member' | 'outsider', Awaited<ReturnType<typeof admitPerson>>>

/** A community with groups, rules, talk, a poll, a topic, a file, an invitation, a request to join and a ban. */
async function fill(world: World, tenantId: TenantId, callers: Town['callers'], ids: Ids, mark: string): Promise<void> {
  const { groupId, communityId } = await world.within(tenantId, async (ctx) => {
    const keeper = { kind: 'person', personId: ids.keeper, sessionId: null, staffRole: null, scopes: null } as const
    const { group } = await foundCommunity(
      { ...ctx, actor: keeper },
      { preset: 'interest', name: `${mark}观鸟`, cap: 50 },
    )
    await seatPeople(ctx, group.id as community.GroupId, [{ personId: ids.member }])
    return { groupId: group.id as community.GroupId, communityId: group.communityId as community.CommunityId }
  })
  const says = (caller: Caller, more: object) =>
    caller.asks(messaging.sendMessageEndpoint, {
      groupId,
      clientId: randomUUID(),
      text: `${mark}说：湖边有白鹭`,
      ...more,
    })
  const { message } = await says(callers.member, {})
  await says(callers.keeper, { replyTo: message.id, mentions: [ids.member] })
  await says(callers.keeper, { text: '', poll: { question: `${mark}去哪`, options: ['湖', '山'], multiple: false } })
  await callers.keeper.asks(messaging.openTopicEndpoint, { groupId, title: `${mark}话题` })
  await callers.keeper.asks(community.createInvitationEndpoint, { groupId }).catch(() => {})
  await callers.member.uploads(messaging.uploadFileEndpoint, { name: `${mark}.txt`, content: Buffer.from(mark) })
  await importCustomersOf(world, tenantId, callers.owner, mark)
  await callers.owner.uploads(messaging.uploadImportEndpoint, {
    name: `${mark}.csv`,
    content: Buffer.from('time,name,text\n2024-01-01 10:00:00,甲,你好\n'),
  })
  await fillShop(callers, communityId, mark)
  await fillFair(callers.owner, callers.member, { communityId, groupId }, mark)
}

/** One table taken over, and one that waits to be confirmed. */
async function importCustomersOf(world: World, tenantId: TenantId, owner: Caller, mark: string): Promise<void> {
  const content = Buffer.from(`姓名,手机号,标签\n${mark}客,13900000001,${mark}标签\n`)
  const path = join(world.ground.config.dataDirectory, `${mark}.csv`)
  await writeFile(path, content)
  await importCustomers(world.ground, { path, tenantId, overwrite: false, dryRun: false })
  await owner.uploads(customers.uploadCustomersEndpoint, { name: `${mark}.csv`, content })
}
