/** Members of a community are people: each once, in however many of its groups they sit. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { present } from '../../../../test/present.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import {
  leaveGroupEndpoint,
  listCommunitiesEndpoint,
  listGroupsEndpoint,
  openGroupEndpoint,
  readCommunityEndpoint,
} from '../contract.ts'
import { listMemberDifferences } from '../jobs/compare-seats.ts'
import { aCommunity, aMember } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('whoever sits in two groups counts once, and until they have left both', async () => {
  const founded = await aCommunity(world)
  const { tenant, community, group, owner } = founded
  const second = await owner.asks(openGroupEndpoint, { communityId: community.id, name: '二群' })
  const member = await aMember(world, founded)
  await aMember(world, { ...founded, group: second })
  await world.within(tenant.id, (ctx) =>
    sql`insert into community.seats (tenant_id, group_id, person_id, joined_at)
      values (${tenant.id}, ${second.id}, ${member.id}, now())`.execute(ctx.tables<unknown>()),
  )
  const members = async () => (await owner.asks(listCommunitiesEndpoint, {})).rows[0]?.members
  const before = await members()
  await member.asks(leaveGroupEndpoint, { groupId: group.id })
  expect(await members()).toBe(before)
  await member.asks(leaveGroupEndpoint, { groupId: second.id })
  expect(await members()).toBe((before ?? 0) - 1)
  expect(await world.within(tenant.id, listMemberDifferences)).toEqual([])
})

test('the nightly comparison notices a count that went wrong', async () => {
  const { tenant, community } = await aCommunity(world)
  await world.within(tenant.id, (ctx) =>
    sql`update community.seated set seats = seats + 1 where community_id = ${community.id}`.execute(
      ctx.tables<unknown>(),
    ),
  )
  expect(await world.within(tenant.id, listMemberDifferences)).toMatchObject([{ communityId: community.id }])
})

test('the groups of a community are read page by page, as far as one may look into them', async () => {
  const founded = await aCommunity(world)
  const { community, group, owner } = founded
  const communityId = community.id
  const names = [group.name, '二群', '三群', '四群', '五群']
  for (const name of names.slice(1)) await owner.asks(openGroupEndpoint, { communityId, name })
  const first = await owner.asks(listGroupsEndpoint, { communityId, limit: 2 })
  const second = await owner.asks(listGroupsEndpoint, { communityId, limit: 3, after: present(first.next) })
  expect([...first.rows, ...second.rows].map(({ name }) => name)).toEqual(names)
  expect(second.next).toBeNull()
  const member = await aMember(world, founded)
  expect((await member.asks(listGroupsEndpoint, { communityId })).rows.map(({ name }) => name)).toEqual([group.name])
  expect((await owner.asks(readCommunityEndpoint, { communityId })).groups).toHaveLength(5)
})
