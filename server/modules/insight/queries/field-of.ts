import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import { groupsRun } from '../../community/index.ts'
import type { drawFieldEndpoint } from '../contract.ts'

export type FieldFilter = RequestOf<typeof drawFieldEndpoint>

/** The groups `g` that a filter lets through, each with its glance `x` where it was counted already; goes on with `and`. */
export function fieldOf(ctx: Context, { state, ...filter }: FieldFilter, beside = sql``): RawBuilder<unknown> {
  return sql`${groupsRun(ctx, filter)} g
      left join insight.glances x on x.tenant_id = ${ctx.tenantId} and x.group_id = g.id
      ${beside}
     where (${state ?? null}::text is null or coalesce(x.state, 'love') = ${state ?? null})`
}
