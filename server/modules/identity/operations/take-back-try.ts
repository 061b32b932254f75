import type { Context } from '../../../kernel/context.ts'
import { type Try, triesOf } from '../queries/read-wait.ts'
import { db } from '../tables.ts'

/** Takes one try back, so that the people of one office who mean well do not add up. */
export async function takeBackTry(ctx: Context, one: Omit<Try, 'limit'>): Promise<void> {
  await db(ctx)
    .updateTable('identity.attempts')
    .set((row) => ({ count: row('count', '-', 1) }))
    .where((row) => row.and(triesOf(ctx, one)))
    .where('count', '>', 0)
    .execute()
}
