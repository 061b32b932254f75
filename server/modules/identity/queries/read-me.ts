import type { Context } from '../../../kernel/context.ts'
import { NotSignedIn } from '../../../kernel/contract.ts'
import { actorId } from '../access.ts'
import type { Me, Scope } from '../contract.ts'
import { showAddress } from '../rules/address.ts'
import { db } from '../tables.ts'
import { readCards } from './read-cards.ts'
import { tenantOf } from './read-tenant.ts'

/** Who I am, where, and how I come in. */
export async function readMe(ctx: Context): Promise<Me> {
  const personId = actorId(ctx)
  const person = (await readCards(ctx, [personId])).get(personId)
  if (!person) throw NotSignedIn()
  const scopes = ctx.actor.kind === 'person' ? (ctx.actor.scopes as Scope[] | null) : null
  return { person, tenant: await tenantOf(ctx), account: await readMyAccount(ctx), scopes }
}

async function readMyAccount(ctx: Context): Promise<Me['account']> {
  const row = await db(ctx)
    .selectFrom('identity.accounts')
    .select(['id', 'address_kind', 'address_sealed', 'password_hash'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', actorId(ctx))
    .executeTakeFirst()
  if (!row) return null
  const { id, address_kind: addressKind, address_sealed: sealed, password_hash: hash } = row
  const address = showAddress({ kind: addressKind, text: ctx.seal.open(sealed) })
  return { id, address, addressKind, hasPassword: hash !== null }
}
