import type { Context } from '../../../../kernel/context.ts'
import { tell } from '../../../notices/index.ts'
import type { PayoutRow } from '../../payout-tables.ts'

/** Tells the payee, who may not be looking, that money waits for them and until when; once for each number it had. */
export async function tellPayee(
  ctx: Context,
  {
    id,
    person_id,
    amount_fen,
    expires_at,
    earlier_nos,
  }: Pick<PayoutRow, 'id' | 'person_id' | 'amount_fen' | 'expires_at' | 'earlier_nos'>,
): Promise<void> {
  const facts = { payoutId: id, amountFen: amount_fen, endsAt: expires_at.toISOString() }
  await tell(ctx, { personId: person_id, kind: 'payout_waiting', facts, key: `payout ${id} ${earlier_nos.length}` })
}
