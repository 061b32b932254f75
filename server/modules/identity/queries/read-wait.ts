import type { Context } from '../../../kernel/context.ts'
import { type Try, triesOf } from '../operations/count-tries.ts'
import { db } from '../tables.ts'

/** How many seconds a subject must still wait, without counting. */
export async function readWait(ctx: Context, one: Omit<Try, 'limit'>): Promise<number> {
  const row = await db(ctx)
    .selectFrom('identity.attempts')
    .select('locked_until')
    .where((field) => field.and(triesOf(ctx, one)))
    .executeTakeFirst()
  return Math.max(0, Math.ceil(((row?.locked_until?.getTime() ?? 0) - ctx.now.getTime()) / 1000))
}
