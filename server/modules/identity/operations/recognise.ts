import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { publish } from '../../../kernel/outbox.ts'
import { type PersonId, personRecognised } from '../contract.ts'
import type { KeptAddress } from '../kept-address.ts'
import { db } from '../tables.ts'

/**
 * Somebody proved an address by which another person without account was known: it leads to the one who proved it from
 * now on, and the modules that keep something about the other hear of it. An account's owner keeps what is theirs.
 */
export async function recognise(ctx: Context, personId: PersonId, { hash }: KeptAddress): Promise<void> {
  const { rows } = await sql<{ formerId: PersonId }>`
    with former as (
      select person_id from identity.sealed_identities i
       where tenant_id = ${ctx.tenantId} and hash = ${hash} and person_id <> ${personId}
         and not exists (select from identity.accounts a where a.tenant_id = i.tenant_id and a.person_id = i.person_id)
       for update)
    update identity.sealed_identities i set person_id = ${personId} from former
     where i.tenant_id = ${ctx.tenantId} and i.hash = ${hash} returning former.person_id as "formerId"`.execute(db(ctx))
  for (const { formerId } of rows) await publish(ctx, personRecognised, { personId, formerId })
}
