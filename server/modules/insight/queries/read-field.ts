import type { Context } from '../../../kernel/context.ts'
import { dayText } from '../rules/business-days.ts'
import { db } from '../tables.ts'
import type { Field } from './count-field.ts'

/** The tenant's whole field of open groups as of the last roll-up; nothing before the first one of the day. */
export async function readField(ctx: Context, today: number): Promise<Field | undefined> {
  return db(ctx)
    .selectFrom('insight.fields')
    .select(['people', 'speakers', 'joins', 'exits', 'hours', 'first_words as firstWords'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('day', '=', dayText(today))
    .executeTakeFirst()
}
