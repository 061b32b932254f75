import type { Context } from '../../../kernel/context.ts'
import { listInDirectory } from '../../../kernel/ground.ts'
import { newId } from '../../../kernel/ids.ts'
import { AddressTaken, type PersonId } from '../contract.ts'
import type { KeptAddress } from '../kept-address.ts'
import { db } from '../tables.ts'

/** Gives a person an account at an address. Raises `identity.address_taken`. */
export async function openAccount(
  ctx: Context,
  personId: PersonId,
  address: KeptAddress,
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
