import type { Context } from '../../../kernel/context.ts'
import { listInDirectory } from '../../../kernel/ground.ts'
import { newId } from '../../../kernel/ids.ts'
import { AddressInvalid, AddressTaken, type PersonId } from '../contract.ts'
import { type Address, readAddress } from '../rules/address.ts'
import { db } from '../tables.ts'
import type { Destination } from './offer-sign-in-link.ts'

/** Raises `identity.address_invalid`. */
export function requireAddress(typed: string): Address {
  const address = readAddress(typed)
  if (!address) throw AddressInvalid()
  return address
}

/** An address as it is kept: found by its fingerprint, read again only with the key. */
export const keepAddress = ({ seal }: Pick<Context, 'seal'>, { kind, text }: Address): Destination => ({
  kind,
  hash: seal.fingerprint('address', text),
  sealed: seal.seal(text),
})

/** Gives a person an account at an address. Raises `identity.address_taken`. */
export async function openAccount(
  ctx: Context,
  personId: PersonId,
  address: Destination,
  { passwordHash = null, verified }: { passwordHash?: string | null; verified: boolean },
): Promise<void> {
  const opened = await db(ctx)
    .insertInto('identity.accounts')
    .values({
      tenant_id: ctx.tenantId,
      id: newId('acc'),
      person_id: personId,
      address_kind: address.kind,
      address_hash: address.hash,
      address_sealed: address.sealed,
      address_verified_at: verified ? ctx.now : null,
      password_hash: passwordHash,
      password_set_at: passwordHash ? ctx.now : null,
      created_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!opened) throw AddressTaken()
  await listInDirectory(ctx, 'address', address.hash)
}
