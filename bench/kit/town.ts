/** A tenant as large as a town: groups founded through the doors, then filled with people and months of talk in bulk. */
import pg from 'pg'
import { readConfig } from '../../server/kernel/config.ts'
import type { Context } from '../../server/kernel/context.ts'
import { enter } from '../../server/kernel/ground.ts'
import { openLog } from '../../server/kernel/log.ts'
import type { TenantId } from '../../server/kernel/people.ts'
import { closeGround, openGround } from '../../server/main/ground.ts'
import type { CommunityId, GroupId } from '../../server/modules/community/contract.ts'
import { foundCommunity, openGroup } from '../../server/modules/community/index.ts'
import { foundTenant, startSession } from '../../server/modules/identity/index.ts'
import { rollUpEach } from '../../server/modules/insight/index.ts'

type TownSize = { groups: number; members: number; messages: number }
/** `hamlet` and `city` are two more groups, of 10 and of 5,000 members. */
export type Town = { cookie: string; groupIds: GroupId[]; hamlet: GroupId; city: GroupId }

const groupsEach = 10
/** Members of a community; groups of one community share them. */
const peopleEach = 500
const cityPeople = 5000
const hamletPeople = 10
/** For how long the groups have talked. */
const days = 36

type Place = { groupId: GroupId; communityId: CommunityId; community: number; group: number; members: number }

export async function buildTown(url: string, directory: string, size: TownSize): Promise<Town> {
  const ground = await openGround(readConfig({ DATA_DIR: directory, LOG_LEVEL: 'error' }), url, {
    log: openLog('error', 'bench'),
  })
  const owner = { name: '主', address: 'owner@example.com' }
  const { tenantId, ownerId } = await foundTenant(ground, { name: '测', slug: 'bench', owner })
  const actor = { kind: 'person', personId: ownerId, sessionId: null, staffRole: 'owner', scopes: null } as const
  const { places, cookie } = await enter(ground, tenantId, actor, async (ctx) => {
    await startSession(ctx, ownerId)
    return { places: await foundAll(ctx, size), cookie: ctx.outgoing.session?.token ?? '' }
  })
  await fill(url, tenantId, places, size)
  await rollUpEach(ground, tenantId)
  await closeGround(ground)
  const ids = places.map(({ groupId }) => groupId)
  const [hamlet, city] = ids.splice(-2) as [GroupId, GroupId]
  return { cookie, groupIds: ids, hamlet, city }
}

async function foundAll(ctx: Context, { groups, members }: TownSize): Promise<Place[]> {
  const places: Place[] = []
  for (let community = 0; places.length < groups; community += 1) {
    const count = Math.min(groupsEach, groups - places.length)
    places.push(
      ...(await foundOne(
        ctx,
        community,
        Array.from({ length: count }, () => members),
      )),
    )
  }
  return [...places, ...(await foundOne(ctx, Math.ceil(groups / groupsEach), [hamletPeople, cityPeople]))]
}

/** A community with one group for each number of members. */
async function foundOne(ctx: Context, community: number, sizes: readonly number[]): Promise<Place[]> {
  const founded = await foundCommunity(ctx, { preset: 'interest', name: `社群${community}`, cap: 100_000 })
  const communityId = founded.community.id as CommunityId
  const places: Place[] = []
  for (const [group, members] of sizes.entries()) {
    const more = () => openGroup(ctx, { communityId, name: `群${community}-${group}`, cap: 100_000 })
    const { id } = group === 0 ? founded.group : await more()
    places.push({ groupId: id as GroupId, communityId, community, group, members })
  }
  return places
}

const sayings = [
  '今天的晚霞真好看',
  '好的，收到',
  '周六六点东门集合？',
  '哈哈哈',
  '我带了两个长焦',
  '有人知道停车场在哪吗？',
]
const surnames = '李王张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗'
const given = '苗岚安宁雨晴文静子轩浩然思远佳怡明月春晓秋实'

/** Straight into the tables: through the doors a million messages would take hours. */
async function fill(url: string, tenantId: TenantId, places: readonly Place[], { groups, messages }: TownSize) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const people = Math.max(cityPeople, groups * 20)
  await client.query(
    `create temp table place as select * from json_to_recordset('${JSON.stringify(places)}')
       as x ("groupId" text, "communityId" text, community int, "group" int, members int)`,
  )
  await client.query(
    `create function pg_temp.person(community int, nth int) returns text immutable language sql
       return 'psn_' || lpad(to_hex((community * 197 + nth) % ${people}), 26, '0')`,
  )
  const seats = `(select p.*, n, pg_temp.person(community, case when members > ${peopleEach} then n else ("group" * 50 + n) % ${peopleEach} end)
    as person from place p cross join lateral generate_series(0, members - 1) n) s`
  await client.query(`insert into identity.people (tenant_id, id, name, created_at)
    select '${tenantId}', pg_temp.person(0, n), substr('${surnames}', n % 20 + 1, 1) || substr('${given}', (n / 20) % 22 + 1, 1)
      || substr('${given}', (n * 7) % 22 + 1, 1), now() - interval '${days} days' from generate_series(0, ${people - 1}) n`)
  await client.query(`insert into community.memberships (tenant_id, community_id, person_id, number, name, joined_at)
    select '${tenantId}', "communityId", person, 1 + row_number() over (partition by "communityId" order by person), name,
      created_at from (select distinct "communityId", person from ${seats}) m
      join identity.people p on p.tenant_id = '${tenantId}' and p.id = person`)
  await client.query(`insert into community.seats (tenant_id, group_id, person_id, joined_at)
    select '${tenantId}', "groupId", person, now() - interval '1 day' * (case when n % 20 = 7 then n % 6 else ${days} end)
      from ${seats}`)
  await client.query(`update community.groups g set taken = taken + members, created_at = now() - interval '${days} days'
    from place where g.id = "groupId"`)
  await talk(client, tenantId, Math.floor(messages / groups))
  // As autovacuum does within a minute of such a day.
  await client.query('vacuum (analyze)')
  await client.end()
}

/** Few people say most; every third message answers the one before; every tenth group fell silent twelve days ago. */
async function talk(client: pg.Client, tenantId: string, each: number): Promise<void> {
  const texts = sayings.map((text) => `'${text}'`).join(', ')
  await client.query(`insert into messaging.chats (tenant_id, group_id, last_seq, last_number, last_at)
    select '${tenantId}', "groupId", ${each}, ${each}, now() from place
    on conflict (tenant_id, group_id) do update set last_seq = ${each}, last_number = ${each}, last_at = now()`)
  await client.query(`create temp table said as
    select "groupId", n, 'msg_' || lpad(to_hex(row_number() over ()), 26, '0') as id,
           now() - interval '1 minute' - (interval '${days} days' - interval '12 days' * ("group" = 9)::int) * (1 - n::float / ${each})
             - interval '12 days' * ("group" = 9)::int as at,
           pg_temp.person(community, ("group" * 50 + floor(least(members, 150) * random() ^ 3)::int) % ${peopleEach}) as person
      from place cross join generate_series(1, ${each}) n order by "groupId", n`)
  await client.query(`insert into messaging.messages (tenant_id, id, group_id, kind, number, at, position, sent_at, person_id,
      client_id, text, reply_to)
    select '${tenantId}', id, "groupId", 'text', n, at, n, at, person, id, (array[${texts}])[n * 7 % ${sayings.length} + 1],
      case when n % 3 = 0 then lag(id) over (partition by "groupId" order by n) end from said`)
  await client.query(`insert into messaging.events (tenant_id, group_id, seq, kind, message_id, at)
    select '${tenantId}', "groupId", n, 'message', id, at from said`)
}
