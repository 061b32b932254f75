import { DateTime } from 'luxon'
import type { Context } from '../../../kernel/context.ts'
import { tenantOf } from '../../identity/index.ts'

/** The business day of the tenant: limits of a day hold for that day only (RP-3). */
export async function today(ctx: Context): Promise<string> {
  return DateTime.fromJSDate(ctx.now, { zone: (await tenantOf(ctx)).zone }).toFormat('yyyy-LL-dd')
}

/** The first day of the tenant's month: limits of a month hold for that month only. */
export async function thisMonth(ctx: Context): Promise<string> {
  return `${(await today(ctx)).slice(0, 7)}-01`
}
