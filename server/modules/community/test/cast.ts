/** Groups for the stories of every module: founded by a tenant's owner, filled with people who are signed in. */
import type { z } from 'zod'
import type { Caller, World } from '../../../../test/world.ts'
import type { InputOf, NewsKind } from '../../../kernel/contract.ts'
import type { TenantId } from '../../../kernel/people.ts'
import { aPerson, aTenant, Someone, type Tenant } from '../../identity/test/cast.ts'
import {
  type Community,
  foundCommunityEndpoint,
  type Group,
  joinGroupEndpoint,
  type MemberRole,
  type Preset,
} from '../contract.ts'
import { seatPeople } from '../index.ts'

export type Founded = { tenant: Tenant; owner: Someone; community: Community; group: Group }

type Wishes = {
  tenant?: Tenant
  owner?: Someone
  preset?: Preset
  name?: string
  cap?: number
  threshold?: Group['threshold']
  rules?: string[]
}

/** A community with one group, owned by the tenant's owner or a given colleague; open to all unless said otherwise. */
export async function aCommunity(world: World, { tenant, owner, ...wishes }: Wishes = {}): Promise<Founded> {
  const home = tenant ?? (await aTenant(world))
  const founder = owner ?? home.owner
  const founded = await founder.asks(foundCommunityEndpoint, {
    preset: 'interest',
    name: '临水晨跑团',
    threshold: { kind: 'open' },
    ...wishes,
  })
  return { tenant: home, owner: founder, ...founded }
}

/** Somebody signed in who already sits in the group. */
export async function aMember(
  world: World,
  { tenant, group }: Pick<Founded, 'tenant' | 'group'>,
  { name = '何苗', role = 'member' }: { name?: string; role?: MemberRole } = {},
): Promise<Someone> {
  const someone = await aPerson(world, tenant, { name })
  await world.within(tenant.id, (ctx) => seatPeople(ctx, group.id, [{ personId: someone.id, role }]))
  return someone
}

/** Somebody follows the group's link and accepts its first rules; strangers say who they are. */
export function joins(someone: Caller, { joinCode }: Pick<Group, 'joinCode'>, words: Partial<JoinAsk> = {}) {
  const name = someone instanceof Someone ? {} : { name: '小满' }
  return someone.tries(joinGroupEndpoint, { code: joinCode, acceptsRules: 1, ...name, ...words })
}
type JoinAsk = InputOf<typeof joinGroupEndpoint>

type Outbox = { 'kernel.outbox': { tenant_id: TenantId; id: string; name: string; news: unknown } }

/** News of a kind that lies in the outbox, in order. */
export async function newsOf<D extends z.ZodType>(world: World, tenantId: TenantId, kind: NewsKind<D>) {
  const rows = await world.within(tenantId, (ctx) =>
    ctx
      .tables<Outbox>()
      .selectFrom('kernel.outbox')
      .select('news')
      .where('tenant_id', '=', tenantId)
      .where('name', '=', kind.name)
      .orderBy('id')
      .execute(),
  )
  return rows.map(({ news }) => news as z.output<D>)
}
