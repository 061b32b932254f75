import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { aPerson } from '../../identity/test/cast.ts'
import { createInvitationEndpoint, listJoinRequestsEndpoint, removeMemberEndpoint } from '../contract.ts'
import { aCommunity, aMember, joins } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** A community in which each table has a row, so that each can be asked for a second one. */
async function aBusyCommunity() {
  const founded = await aCommunity(world, { cap: 3, threshold: { kind: 'approval', questions: [] } })
  const { tenant, owner, group } = founded
  const [member, second] = [await aMember(world, founded), await aMember(world, founded)]
  const { code } = await owner.asks(createInvitationEndpoint, { groupId: group.id, uses: 2 })
  const [inLine, asking] = [await aPerson(world, tenant), await aPerson(world, tenant)]
  await joins(inLine, group, { invitation: code })
  await joins(asking, group)
  const removal = { groupId: group.id, personId: inLine.id, reason: '骚扰', ban: 'true' }
  const waiting = await aPerson(world, tenant)
  await joins(waiting, group, { invitation: code })
  await owner.asks(removeMemberEndpoint, removal)
  expect((await owner.asks(listJoinRequestsEndpoint, {})).rows).toHaveLength(1)
  return { ...founded, member, second }
}

/** Writes a row of a table once more, with some columns changed. */
const again = (table: string, changes: object, which = 'true') => `
  insert into community.${table}
  select (jsonb_populate_record(null::community.${table}, to_jsonb(t) || '${JSON.stringify(changes)}')).*
    from (select * from community.${table} where ${which} limit 1) t`

test('the schema holds the rules by itself, whatever the program does', async () => {
  const { tenant, group, member, second } = await aBusyCommunity()
  const [here, theirs] = [`id = '${group.id}'`, `person_id = '${member.id}'`]
  const rules: [constraint: string, statement: string][] = [
    // One seat each, one owner, never more seats than the cap.
    ['seats_pkey', again('seats', {}, theirs)],
    ['seats_one_owner', `update community.seats set role = 'owner' where ${theirs}`],
    ['groups_check', `update community.groups set taken = cap + 1 where ${here}`],
    ['groups_check', `update community.groups set taken = -1 where ${here}`],
    // One place in line each, each ticket once.
    ['waiting_pkey', again('waiting', { ticket: 99 })],
    ['waiting_tenant_id_group_id_ticket_key', again('waiting', { person_id: second.id })],
    ['invitations_check', 'update community.invitations set used = uses + 1'],
    ['invitations_tenant_id_code_key', again('invitations', { id: 'inv_other' })],
    ['join_requests_open', again('join_requests', { id: 'jrq_other' }, 'decided_at is null')],
    ['join_requests_check', `update community.join_requests set decision = 'approved' where decided_at is null`],
    ['bans_in_force', again('bans', { id: 'ban_other' }, 'lifted_at is null')],
    ['memberships_tenant_id_community_id_number_key', `update community.memberships set number = 1 where ${theirs}`],
    ['rules_pkey', again('rules', {})],
    ['acceptances_pkey', again('acceptances', {})],
    ['groups_tenant_id_join_code_key', again('groups', { id: 'grp_other' })],
    ['seats_tenant_id_group_id_fkey', again('seats', { group_id: 'grp_none' })],
  ]
  const held: string[] = []
  for (const [, statement] of rules) {
    const breaking = world.within(tenant.id, (ctx) => sql.raw(statement).execute(ctx.tables<unknown>()))
    held.push(
      await breaking.then(
        () => statement,
        (fault: { constraint?: string }) => fault.constraint ?? String(fault),
      ),
    )
  }
  expect(held).toEqual(rules.map(([constraint]) => constraint))
})

test('without a tenant, no table of the module shows a row; with another tenant neither', async () => {
  await aBusyCommunity()
  const elsewhere = await aCommunity(world)
  const names = await world.within(elsewhere.tenant.id, async (ctx) => {
    const { rows } = await sql<{ name: string; forced: boolean; policy: boolean }>`
      select c.relname as name, c.relforcerowsecurity as forced,
             exists (select from pg_policy p where p.polrelid = c.oid) as policy
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'community' and c.relkind = 'r' order by 1`.execute(ctx.tables<unknown>())
    expect(rows.filter(({ forced, policy }) => !forced || !policy)).toEqual([])
    return rows.map(({ name }) => name)
  })
  expect(names).toHaveLength(12)
  for (const name of names) {
    const query = sql<{ count: number }>`select count(*) as count from ${sql.table(`community.${name}`)}`
    const { rows } = await query.execute(world.ground.database.kysely)
    expect([name, rows[0]?.count]).toEqual([name, 0])
  }
  const seen = await world.within(elsewhere.tenant.id, async (ctx) => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from community.seats`.execute(
      ctx.tables<unknown>(),
    )
    return rows[0]?.count
  })
  expect(seen).toBe(1)
})
