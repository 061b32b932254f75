import type { Context } from '../../../kernel/context.ts'
import { bookPosting } from '../../ledger/index.ts'
import type { WithdrawalRow } from '../tables.ts'

/** Moves what is withdrawn in the book of commission, once for each step. */
export async function moveWithdrawn(
  ctx: Context,
  { id, amount_fen }: WithdrawalRow,
  kind: string,
  debit: string,
  credit: string,
): Promise<void> {
  const movements = [{ debit, credit, amount: amount_fen }]
  await bookPosting(ctx, { book: 'commission', kind, key: `${kind} ${id}`, about: id, movements })
}
