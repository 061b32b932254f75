import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { actorId } from '../../identity/index.ts'
import { isOpened, readStatement } from '../../ledger/index.ts'
import { NotAPromoter, type readMyStatementEndpoint } from '../contract.ts'
import { readPromoter } from './list-promoters.ts'

/** What moved in what I may withdraw: earned, taken back, asked for, returned. Raises `distribution.not_a_promoter`. */
export async function readMyStatement(
  ctx: Context,
  asked: RequestOf<typeof readMyStatementEndpoint>,
): Promise<AnswerOf<typeof readMyStatementEndpoint>> {
  const me = actorId(ctx)
  if (!(await readPromoter(ctx, me))) throw NotAPromoter()
  const code = `available/${me}`
  if (!(await isOpened(ctx, 'commission', code))) return { opening: 0, closing: 0, rows: [], next: null }
  const { opening, closing, rows, next } = await readStatement(ctx, { book: 'commission', code, ...asked })
  return {
    opening,
    closing,
    rows: rows.map(({ at, kind, about, amount }) => ({ at, kind, about, amountFen: amount })),
    next,
  }
}
