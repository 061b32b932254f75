import { randomBytes } from 'node:crypto'
import type { Context } from '../../../../kernel/context.ts'
import { listAllInDirectory, listInDirectory } from '../../../../kernel/ground.ts'
import type { ActivityId } from '../../contract.ts'
import { commitmentOf } from '../../contract/lottery-draws.ts'
import { db } from '../../tables.ts'

/** Draws the secret of a lottery, keeps it sealed, and publishes its SHA-256 (LO-2). Anybody who knows the lottery may check it. */
export async function openLottery(ctx: Context, { id }: { id: ActivityId }): Promise<void> {
  const secret = randomBytes(32).toString('hex')
  await db(ctx)
    .insertInto('promotions.lotteries')
    .values({
      tenant_id: ctx.tenantId,
      activity_id: id,
      secret: ctx.seal.seal(secret),
      commitment: await commitmentOf(secret),
      committed_at: ctx.now,
      next_no: 1,
      public_value: null,
      drawn_at: null,
    })
    .execute()
  await listInDirectory(ctx, 'lottery', id)
}

/** Brought back from an archive, lotteries can be checked by anybody again. */
export async function listLotteries(ctx: Context): Promise<void> {
  const all = db(ctx).selectFrom('promotions.lotteries').select('activity_id').where('tenant_id', '=', ctx.tenantId)
  await listAllInDirectory(
    ctx,
    'lottery',
    (await all.execute()).map(({ activity_id }) => activity_id),
  )
}
