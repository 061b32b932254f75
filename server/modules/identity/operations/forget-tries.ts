import type { Context } from '../../../kernel/context.ts'
import { type Try, triesOf } from '../queries/read-wait.ts'
import { db } from '../tables.ts'

/** It was the right person after all: the account's tries are forgotten. */
export async function forgetTries(ctx: Context, one: Omit<Try, 'limit'>): Promise<void> {
  await db(ctx)
    .deleteFrom('identity.attempts')
    .where((row) => row.and(triesOf(ctx, one)))
    .execute()
}
