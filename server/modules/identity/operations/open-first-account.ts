import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../contract.ts'
import type { KeptAddress } from '../kept-address.ts'
import { db } from '../tables.ts'
import { openAccount } from './open-account.ts'

/** Somebody who was only known by this address gets their account at it; answers false when they have one already. */
export async function openFirstAccount(ctx: Context, personId: PersonId, to: KeptAddress): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (select from identity.sealed_identities
                    where tenant_id = ${ctx.tenantId} and person_id = ${personId} and hash = ${to.hash})
       and not exists (select from identity.accounts
                        where tenant_id = ${ctx.tenantId} and person_id = ${personId}) as known`.execute(db(ctx))
  if (!rows[0]?.known) return false
  await openAccount(ctx, personId, to, { verified: false })
  return true
}
