/** Groups for the stories of every module: founded by a tenant's owner, filled with people who are signed in. */
import type { World } from '../../../../test/world.ts'
import { aPerson, aTenant, type Someone, type Tenant } from '../../identity/test/cast.ts'
import { type Community, foundCommunityEndpoint, type Group, type MemberRole, type Preset } from '../contract.ts'
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
