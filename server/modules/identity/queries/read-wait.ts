import type { Context } from '../../../kernel/context.ts'
import type { Limit } from '../rules/attempts.ts'
import { db } from '../tables.ts'

export type Try = { purpose: string; subject: string; limit: Limit }

/** The row of a subject's tries. */
export const triesOf = (ctx: Context, { purpose, subject }: Omit<Try, 'limit'>) => ({
  tenant_id: ctx.tenantId,
  purpose,
  subject,
})

/** How many seconds a subject must still wait, without counting. */
export async function readWait(ctx: Context, one: Omit<Try, 'limit'>): Promise<number> {
  const row = await db(ctx)
    .selectFrom('identity.attempts')
    .select('locked_until')
    .where((field) => field.and(triesOf(ctx, one)))
    .executeTakeFirst()
  return Math.max(0, Math.ceil(((row?.locked_until?.getTime() ?? 0) - ctx.now.getTime()) / 1000))
}
