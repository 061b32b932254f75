import type { Context } from '../../../kernel/context.ts'
import { type Try, triesOf } from '../queries/read-wait.ts'
import { countTry, type Tally } from '../rules/attempts.ts'
import { db } from '../tables.ts'

/**
 * Counts a try for each subject in turn and answers how many seconds to wait, 0 to go ahead. Counted before the try
 * itself, so that a hundred at once are counted too; must commit even when the try is then refused.
 */
export async function countTries(ctx: Context, tries: readonly Try[]): Promise<number> {
  if (ctx.random() < 0.01) await forgetOldTries(ctx)
  for (const one of tries) {
    const { tally, waitMs } = countTry(await lockTally(ctx, one), one.limit, ctx.now)
    await writeTally(ctx, one, tally)
    if (waitMs > 0) return Math.ceil(waitMs / 1000)
  }
  return 0
}

async function lockTally(ctx: Context, one: Try): Promise<Tally> {
  await db(ctx)
    .insertInto('identity.attempts')
    .values({ ...triesOf(ctx, one), count: 0, since: ctx.now, locks: 0, locked_until: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { locked_until, ...rest } = await db(ctx)
    .selectFrom('identity.attempts')
    .select(['count', 'since', 'locks', 'locked_until'])
    .where((row) => row.and(triesOf(ctx, one)))
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { ...rest, lockedUntil: locked_until }
}

async function writeTally(ctx: Context, one: Try, { lockedUntil, ...rest }: Tally): Promise<void> {
  await db(ctx)
    .updateTable('identity.attempts')
    .set({ ...rest, locked_until: lockedUntil })
    .where((row) => row.and(triesOf(ctx, one)))
    .execute()
}

async function forgetOldTries(ctx: Context): Promise<void> {
  await db(ctx)
    .deleteFrom('identity.attempts')
    .where('tenant_id', '=', ctx.tenantId)
    .where('since', '<', new Date(ctx.now.getTime() - 3 * 86_400_000))
    .execute()
}
