import { sql } from 'kysely'
import { subscriber } from '../../../kernel/outbox.ts'
import { personRecognised } from '../../identity/contract.ts'
import { listSealedIdentities, moveSealedIdentities, removeLifeless } from '../../identity/index.ts'
import { db } from '../tables.ts'

/**
 * A customer who joined by name alone and proved their phone afterwards is one person: the record and what else it is
 * known by follow the one who proved it. Somebody who has a record of their own keeps both apart, for people to see.
 */
export const followRecognised = subscriber(
  'customers.follow_recognised',
  personRecognised,
  async (ctx, { personId, formerId }) => {
    const { rows } = await sql<{ id: string }>`
      update customers.customers c set person_id = ${personId}, changed_at = ${ctx.now}
       where tenant_id = ${ctx.tenantId} and person_id = ${formerId}
         and not exists (select from customers.customers o where o.tenant_id = c.tenant_id and o.person_id = ${personId})
      returning id`.execute(db(ctx))
    if (rows.length === 0) return
    const known = await listSealedIdentities(ctx, [formerId])
    await moveSealedIdentities(
      ctx,
      known.map(({ hash }) => hash),
      personId,
    )
    await removeLifeless(ctx, [formerId])
  },
)
