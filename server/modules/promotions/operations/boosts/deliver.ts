import type { Context } from '../../../../kernel/context.ts'
import { giveCoupon } from '../../../commerce/index.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { bookPosting } from '../../../ledger/index.ts'
import type { BoostPrize } from '../../contract.ts'

/** Hands a prize over now: false where it cannot be, as a code that waits for the counter or a coupon that is gone. */
export async function deliver(ctx: Context, prize: BoostPrize, personId: PersonId, key: string): Promise<boolean> {
  if (prize.kind === 'coupon') return (await giveCoupon(ctx, prize.couponId, personId)) !== null
  if (prize.kind === 'code') return false
  await bookPosting(ctx, {
    book: 'points',
    kind: 'boost_prize',
    key,
    about: personId,
    movements: [{ debit: 'issued', credit: `person/${personId}`, amount: prize.points }],
  })
  return true
}
