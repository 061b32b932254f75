import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../../kernel/contract.ts'
import { askForJob } from '../../../../kernel/jobs.ts'
import { type giveUpPayoutEndpoint, PayoutStateWrong, type retryPayoutEndpoint } from '../../contract.ts'
import { settlePayoutJob } from '../../jobs/settle-payout.ts'
import type { PayoutRow } from '../../payout-tables.ts'
import { accessPayout, payoutOf } from '../../queries/payouts/read-payout.ts'
import { db } from '../../tables.ts'
import { returnPayout } from './return-payout.ts'
import { tellPayee } from './tell-payee.ts'

const day = 86_400_000

/**
 * Tries a payout again: one that is undecided under its number, asked about first; one that the provider said has failed
 * waits for its payee once more, who takes it under another (RP-5). Raises `commerce.payout_state_wrong`.
 */
export async function retryPayout(
  ctx: Context,
  { payoutId }: RequestOf<typeof retryPayoutEndpoint>,
): Promise<AnswerOf<typeof retryPayoutEndpoint>> {
  const { state } = await accessPayout(ctx, payoutId)
  const { rows } = await sql<PayoutRow>`
    update commerce.payouts
       set state = 'open', transfer_no = null, earlier_nos = earlier_nos || transfer_no, tries = 0, failure = null,
           sent_at = null, handover = null, expires_at = ${new Date(ctx.now.getTime() + day)}
     where tenant_id = ${ctx.tenantId} and id = ${payoutId} and state = 'failed' returning *`.execute(db(ctx))
  if (rows[0]) {
    await tellPayee(ctx, rows[0])
    return payoutOf(rows[0], ctx.now, false)
  }
  if (!['sent', 'held', 'waiting', 'returning'].includes(state)) throw PayoutStateWrong({ state })
  await askForJob(ctx, settlePayoutJob, { payoutId }, { key: `settle ${payoutId}` })
  return payoutOf(await accessPayout(ctx, payoutId), ctx.now, false)
}

/**
 * Gives one up that the provider failed or refused to make: the money goes back to its fund. Raises
 * `commerce.payout_state_wrong` while it is undecided: the payee may still have it.
 */
export async function giveUpPayout(
  ctx: Context,
  { payoutId }: RequestOf<typeof giveUpPayoutEndpoint>,
): Promise<AnswerOf<typeof giveUpPayoutEndpoint>> {
  const { state } = await accessPayout(ctx, payoutId)
  const { rows } = await sql<PayoutRow>`
    select * from commerce.payouts where tenant_id = ${ctx.tenantId} and id = ${payoutId}
       and state in ('held', 'failed') for no key update`.execute(db(ctx))
  if (!rows[0]) throw PayoutStateWrong({ state })
  await returnPayout(ctx, rows[0], 'given_up')
  return payoutOf(await accessPayout(ctx, payoutId), ctx.now, false)
}
