import type { Context } from '../../../kernel/context.ts'
import { jsonb } from '../../../kernel/jsonb.ts'
import { groupsRun } from '../../community/index.ts'
import { tenantOf } from '../../identity/index.ts'
import { countField } from '../queries/count-field.ts'
import { BusinessDays, dayText } from '../rules/business-days.ts'
import { db } from '../tables.ts'

/**
 * Counts the tenant's whole field of open groups once for everybody who looks over all of it: at 1,000 groups and 150,000
 * seats that takes longer than a page may.
 */
export async function keepField(ctx: Context): Promise<void> {
  const days = new BusinessDays((await tenantOf(ctx)).zone)
  const today = days.of(ctx.now)
  const { firstWords, hours, ...figures } = await countField(ctx, {
    groups: groupsRun({ ...ctx, actor: { kind: 'system', name: 'insight' } }),
    days,
    today,
  })
  const row = { ...figures, day: dayText(today), hours: jsonb(hours), first_words: firstWords }
  await db(ctx)
    .insertInto('insight.fields')
    .values({ tenant_id: ctx.tenantId, ...row })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(row))
    .execute()
}
