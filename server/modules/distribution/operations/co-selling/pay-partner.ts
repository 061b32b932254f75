import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import { type AnswerOf, NotFound, type RequestOf } from '../../../../kernel/contract.ts'
import { newId } from '../../../../kernel/ids.ts'
import { actorId, metAt } from '../../../identity/index.ts'
import { bookPosting, readBalance } from '../../../ledger/index.ts'
import { OwedLess, type payCoSellingEndpoint, ReceiptUsed } from '../../contract.ts'
import { readCoSellingStatement } from '../../queries/co-selling/read-statement.ts'
import { db } from '../../tables.ts'

type Ask = RequestOf<typeof payCoSellingEndpoint>

/**
 * Notes that a partner was paid, never more than the ledger says is owed: one payout after another for each. The same
 * transfer told twice is one. Raises `distribution.owed_less`, `distribution.receipt_used`.
 */
export async function payPartner(ctx: Context, ask: Ask): Promise<AnswerOf<typeof payCoSellingEndpoint>> {
  const { personId, amountFen, receipt } = ask
  await sql`select pg_advisory_xact_lock(hashtextextended(${`partner ${ctx.tenantId} ${personId}`}, 0))`.execute(
    db(ctx),
  )
  if (!(await metAt(ctx, personId))) throw NotFound()
  const owedFen = await readBalance(ctx, 'money', `partners/${personId}`)
  const id = newId('cpo')
  const { rows } = await sql`
    insert into distribution.co_selling_payouts (tenant_id, id, person_id, amount_fen, receipt, by_person, at)
    values (${ctx.tenantId}, ${id}, ${personId}, ${amountFen}, ${receipt}, ${actorId(ctx)}, ${ctx.now})
    on conflict (tenant_id, receipt) do nothing returning id`.execute(db(ctx))
  if (rows.length === 0) await requireSame(ctx, ask)
  else {
    if (amountFen > owedFen) throw OwedLess({ owedFen: Math.max(0, owedFen) })
    const movements = [{ debit: `partners/${personId}`, credit: 'bank', amount: amountFen }]
    await bookPosting(ctx, {
      book: 'money',
      kind: 'co_selling_paid',
      key: `co_selling paid ${id}`,
      about: id,
      movements,
    })
  }
  return readCoSellingStatement(ctx, { personId, limit: 30 })
}

async function requireSame(ctx: Context, { personId, amountFen, receipt }: Ask): Promise<void> {
  const { rows } = await sql`select from distribution.co_selling_payouts where tenant_id = ${ctx.tenantId}
    and receipt = ${receipt} and person_id = ${personId} and amount_fen = ${amountFen}`.execute(db(ctx))
  if (rows.length === 0) throw ReceiptUsed()
}
