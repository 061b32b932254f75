import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { BindingOver, type endBindingEndpoint } from '../contract.ts'
import { db } from '../tables.ts'

/** Ends a binding; the log keeps who did it and why. Raises `distribution.binding_over`. */
export async function endBinding(ctx: Context, { bindingId }: RequestOf<typeof endBindingEndpoint>): Promise<void> {
  const { rows } = await sql<{ was_open: boolean }>`
    with ended as (update distribution.bindings set ended_at = ${ctx.now}, ended_why = 'by_shop'
      where tenant_id = ${ctx.tenantId} and id = ${bindingId} and ended_at is null returning id)
    select exists (select from ended) as was_open from distribution.bindings
     where tenant_id = ${ctx.tenantId} and id = ${bindingId}`.execute(db(ctx))
  const [found] = rows
  if (!found) throw NotFound()
  if (!found.was_open) throw BindingOver()
}
