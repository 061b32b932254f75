import type { Context } from '../../../kernel/context.ts'
import { NotAllowed } from '../../../kernel/contract.ts'
import { actorId } from '../access.ts'
import type { PersonId, StaffRole, TeamSeat } from '../contract.ts'
import { askForLink } from '../jobs/send-link.ts'
import { type KeptAddress, keepAddress, requireAddress } from '../kept-address.ts'
import { findHolders } from '../queries/find-holders.ts'
import { readSeat } from '../queries/read-seat.ts'
import { readSeatRole } from '../queries/read-seat-role.ts'
import { mayChangeSeat } from '../rules/seats.ts'
import { db } from '../tables.ts'
import { admitPerson } from './admit-person.ts'
import { changeSeat } from './change-seat.ts'
import { openFirstAccount } from './open-first-account.ts'
import { openAccount } from './open-account.ts'
import { renewSockets } from './renew-sockets.ts'

export type GiveSeat = { name: string; address: string; role: StaffRole }

/** Gives a seat to whoever has the address, known here or not; they receive a link that is good for three days. */
export async function giveSeat(ctx: Context, { name, address, role }: GiveSeat): Promise<TeamSeat> {
  const to = keepAddress(ctx, requireAddress(address))
  const personId = (await findPerson(ctx, to)) ?? (await admitWithAccount(ctx, name, to))
  const present = await readSeatRole(ctx, personId)
  if (present) await changeSeat(ctx, { personId, role })
  else await takeSeat(ctx, personId, role)
  await askForLink(ctx, { purpose: 'seat', personId, origin: ctx.origin })
  return readSeat(ctx, personId)
}

async function findPerson(ctx: Context, to: KeptAddress): Promise<PersonId | null> {
  const { hash } = to
  const account = await db(ctx)
    .selectFrom('identity.accounts')
    .select('person_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('address_hash', '=', hash)
    .executeTakeFirst()
  if (account) return account.person_id
  const [known] = (await findHolders(ctx, [hash])).get(hash) ?? []
  // A seat goes to an account's own address: whoever has another one is not reached at this.
  return known && (await openFirstAccount(ctx, known, to)) ? known : null
}

async function admitWithAccount(ctx: Context, name: string, to: KeptAddress): Promise<PersonId> {
  const personId = await admitPerson(ctx, { name })
  await openAccount(ctx, personId, to, { verified: false })
  return personId
}

async function takeSeat(ctx: Context, personId: PersonId, role: StaffRole): Promise<void> {
  if (!mayChangeSeat(await readSeatRole(ctx, actorId(ctx)), null, role)) throw NotAllowed()
  await db(ctx)
    .insertInto('identity.seats')
    .values({ tenant_id: ctx.tenantId, person_id: personId, role, since: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await renewSockets(ctx, personId)
}
