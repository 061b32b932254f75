import type { Context } from '../../../kernel/context.ts'
import type { Endpoint } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { factsOf } from '../rules/audit.ts'
import { db } from '../tables.ts'

/** Writes down what an operator or an API key did; what members do for themselves is not written down. */
export async function writeAudit(ctx: Context, endpoint: Endpoint, request: unknown): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'person' || !(actor.staffRole || actor.scopes)) return
  await db(ctx)
    .insertInto('identity.audit')
    .values({
      tenant_id: ctx.tenantId,
      id: newId('aud'),
      at: ctx.now,
      person_id: actor.personId,
      via: actor.scopes ? 'api_key' : 'session',
      action: endpoint.name,
      about: JSON.stringify(factsOf(request)),
      address: ctx.address,
    })
    .execute()
}
