import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { dayText } from '../rules/business-days.ts'
import { db } from '../tables.ts'
import type { Field } from './count-field.ts'

/** As `Field`, but only how many of yesterday's speakers had spoken by the same time: thousands of moments need not travel. */
export type KeptField = Omit<Field, 'firstWords'> & { speakersBefore: number }

/** The tenant's whole field of open groups as of the last roll-up; nothing before the first one of the day. */
export async function readField(ctx: Context, today: number, sinceMidnight: number): Promise<KeptField | undefined> {
  return db(ctx)
    .selectFrom('insight.fields')
    .select(['people', 'speakers', 'joins', 'exits', 'hours'])
    .select(
      sql<number>`(select count(*)::int from unnest(first_words) as second where second <= ${sinceMidnight})`.as(
        'speakersBefore',
      ),
    )
    .where('tenant_id', '=', ctx.tenantId)
    .where('day', '=', dayText(today))
    .executeTakeFirst()
}
