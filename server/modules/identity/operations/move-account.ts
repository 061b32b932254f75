import type { Context } from '../../../kernel/context.ts'
import { listInDirectory, strikeFromDirectory } from '../../../kernel/ground.ts'
import { AddressTaken, type PersonId } from '../contract.ts'
import type { KeptAddress } from '../kept-address.ts'
import { db } from '../tables.ts'
import { openAccount } from './open-account.ts'
import { voidLinks } from './void-links.ts'

/** The person is reached at this address from now on. Raises `identity.address_taken` when another has it. */
export async function moveAccount(ctx: Context, personId: PersonId, to: KeptAddress): Promise<void> {
  const held = await db(ctx)
    .selectFrom('identity.accounts')
    .select(['person_id', 'address_hash'])
    .where('tenant_id', '=', ctx.tenantId)
    .where((row) => row.or([row('person_id', '=', personId), row('address_hash', '=', to.hash)]))
    .forUpdate()
    .execute()
  if (held.some((one) => one.person_id !== personId)) throw AddressTaken()
  const [mine] = held
  if (!mine) return openAccount(ctx, personId, to, { verified: true })
  await changeAddress(ctx, personId, to)
  if (mine.address_hash !== to.hash) await strikeFromDirectory(ctx, 'address', mine.address_hash)
  await listInDirectory(ctx, 'address', to.hash)
  // Letters to the former address must not let anybody in.
  await voidLinks(ctx, personId)
}

async function changeAddress(ctx: Context, personId: PersonId, { kind, hash, sealed }: KeptAddress): Promise<void> {
  await db(ctx)
    .updateTable('identity.accounts')
    .set({ address_kind: kind, address_hash: hash, address_sealed: sealed, address_verified_at: ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', personId)
    .execute()
    .catch(takenIfNotUnique)
}

/** Two people bound the same address at the same moment; the unique key let one through. */
function takenIfNotUnique(fault: unknown): never {
  throw (fault as { code?: string }).code === '23505' ? AddressTaken() : fault
}
