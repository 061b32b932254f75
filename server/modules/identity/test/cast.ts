/** People for the stories of every module: a tenant with its owner, colleagues with a seat, members without. */
import { randomBytes } from 'node:crypto'
import { Caller, type World } from '../../../../test/world.ts'
import { newId } from '../../../kernel/ids.ts'
import type { PersonId, StaffRole, TenantId } from '../contract.ts'
import { foundTenant } from '../operations/found-tenant.ts'
import { admitPerson } from '../operations/admit-person.ts'
import { startSession } from '../operations/start-session.ts'
import { db } from '../tables.ts'

/** Somebody signed in at a browser. */
export class Someone extends Caller {
  readonly id: PersonId
  readonly tenantId: TenantId
  constructor(world: World, tenantId: TenantId, id: PersonId) {
    super(world)
    this.id = id
    this.tenantId = tenantId
  }
}

export type Tenant = { id: TenantId; slug: string; owner: Someone; ownerAddress: string }

type Wishes = { name?: string; ownerName?: string; password?: string; address?: string }

/** A tenant with its owner, signed in. */
export async function aTenant(world: World, wishes: Wishes = {}): Promise<Tenant> {
  const slug = `t${randomBytes(6).toString('hex')}`
  const { name = '临水联盟', ownerName = '林岚', password, address = `owner@${slug}.example` } = wishes
  const owner = { name: ownerName, address, password }
  const { tenantId, ownerId } = await foundTenant(world.ground, { name, slug, owner })
  return { id: tenantId, slug, owner: await signInAs(world, tenantId, ownerId), ownerAddress: address }
}

/** A person of the tenant, signed in; with an operator seat if a role is given. */
export async function aPerson(
  world: World,
  tenant: Pick<Tenant, 'id'>,
  { name = '何苗', role }: { name?: string; role?: StaffRole } = {},
): Promise<Someone> {
  const id = await world.within(tenant.id, async (ctx) => {
    const personId = await admitPerson(ctx, { name })
    const seat = { tenant_id: ctx.tenantId, person_id: personId, since: ctx.now }
    if (role)
      await db(ctx)
        .insertInto('identity.seats')
        .values({ ...seat, role })
        .execute()
    return personId
  })
  return signInAs(world, tenant.id, id)
}

/** The same person at one more browser. */
export async function signInAs(world: World, tenantId: TenantId, personId: PersonId): Promise<Someone> {
  const someone = new Someone(world, tenantId, personId)
  someone.cookie = await world.within(tenantId, async (ctx) => {
    await startSession(ctx, personId)
    return ctx.outgoing.session?.token ?? null
  })
  return someone
}

/** An id that is nobody's. */
export const nobodysId = () => newId('psn')
