/** People for the stories of every module: a tenant with its owner, colleagues with a seat, members without. */
import { randomBytes } from 'node:crypto'
import { Caller, type World } from '../../../../test/world.ts'
import type { PersonId, StaffRole, TenantId } from '../contract.ts'
import { appointCourier } from '../couriers/courier.ts'
import type { Letter } from '../couriers/letter.ts'
import { keepAddress, requireAddress } from '../kept-address.ts'
import { admitPerson } from '../operations/admit-person.ts'
import { foundTenant } from '../operations/found-tenant.ts'
import { openAccount } from '../operations/open-account.ts'
import { startSession } from '../operations/start-session.ts'
import { hashPassword } from '../password.ts'
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

type TenantWishes = { name?: string; ownerName?: string; address?: string; password?: string }

/** A tenant with its owner, signed in. */
export async function aTenant(world: World, wishes: TenantWishes = {}): Promise<Tenant> {
  const slug = `t${randomBytes(6).toString('hex')}`
  const { name = '临水联盟', ownerName = '林岚', address = `owner@${slug}.example`, password } = wishes
  const owner = { name: ownerName, address, password }
  const { tenantId, ownerId } = await foundTenant(world.ground, { name, slug, owner })
  return { id: tenantId, slug, owner: await signInAs(world, tenantId, ownerId), ownerAddress: address }
}

type PersonWishes = { name?: string; role?: StaffRole; address?: string; password?: string }

/** A person of the tenant, signed in; with an operator seat, an account, a password if asked for. */
export async function aPerson(
  world: World,
  tenant: Pick<Tenant, 'id'>,
  { name = '何苗', role, address, password }: PersonWishes = {},
): Promise<Someone> {
  const passwordHash = password === undefined ? null : await hashPassword(password)
  const id = await world.within(tenant.id, async (ctx) => {
    const personId = await admitPerson(ctx, { name })
    if (address) {
      await openAccount(ctx, personId, keepAddress(ctx, requireAddress(address)), { passwordHash, verified: true })
    }
    const seat = { tenant_id: ctx.tenantId, person_id: personId, since: ctx.now }
    if (role) {
      await db(ctx)
        .insertInto('identity.seats')
        .values({ ...seat, role })
        .execute()
    }
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

export type PostOffice = {
  letters: Letter[]
  /** The next letter that has not been opened yet; fails when none comes within twenty-five seconds. */
  opens: () => Promise<Letter & { token: string }>
}

/** Keeps what would be sent; needs `world.work()` to be delivered. */
export function openPostOffice(world: World): PostOffice {
  const letters: Letter[] = []
  let opened = 0
  appointCourier(world.ground, { sendLink: async (letter) => void letters.push(letter) })
  return {
    letters,
    opens: async () => {
      for (let patience = 1250; letters.length <= opened && patience > 0; patience -= 1) await aMoment(20)
      const letter = letters[opened]
      if (!letter) throw new Error('no letter came')
      opened += 1
      return { ...letter, token: new URL(letter.url).searchParams.get('token') ?? '' }
    },
  }
}

const aMoment = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))
