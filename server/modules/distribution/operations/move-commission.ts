import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { bookPosting, type Movement, readBalances } from '../../ledger/index.ts'
import { type CommissionRow, db } from '../tables.ts'

const stages = ['pending', 'frozen', 'available'] as const

/** Takes back what is missing to `reversed` in all: from where the commission is, else as a debt that later earnings repay. */
export async function takeBack(ctx: Context, commission: CommissionRow, reversed: number): Promise<CommissionRow> {
  const more = reversed - commission.reversed_fen
  if (more <= 0 || commission.state === 'cancelled') return commission
  const all = reversed >= commission.amount_fen
  const state = all && commission.state !== 'available' ? 'cancelled' : commission.state
  await update(ctx, commission, { reversed_fen: reversed, state })
  const person = commission.promoter_id
  const movements = await takingFrom(ctx, commission.state, person, more)
  const key = `commission ${commission.id} back ${reversed}`
  const words = { kind: 'commission_reversed', key, about: commission.order_id }
  await bookPosting(ctx, { book: 'commission', ...words, movements })
  if (commission.state === 'available') {
    const owed = [{ debit: 'promoters', credit: 'commission', amount: more }]
    await bookPosting(ctx, { book: 'money', ...words, key: `${key} in money`, movements: owed })
  }
  return { ...commission, reversed_fen: reversed, state }
}

async function takingFrom(
  ctx: Context,
  state: CommissionRow['state'],
  person: string,
  more: number,
): Promise<Movement[]> {
  if (state !== 'available') return [{ debit: `${state}/${person}`, credit: 'accrued', amount: more }]
  const there = (await readBalances(ctx, 'commission', [`available/${person}`])).get(`available/${person}`) ?? 0
  const taken = Math.min(there, more)
  return [
    { debit: `available/${person}`, credit: 'accrued', amount: taken },
    { debit: `debt/${person}`, credit: 'accrued', amount: more - taken },
  ]
}

/** Moves a commission on, step by step, to the stage its order has reached; debts are repaid before anything is available. */
export async function advance(ctx: Context, commission: CommissionRow, to: CommissionRow['state']): Promise<void> {
  if (commission.state === 'cancelled') return
  const [from, until] = [stages.indexOf(commission.state), stages.indexOf(to as (typeof stages)[number])]
  for (let place = from; place < until; place += 1) {
    if (stages[place] === 'pending') await freeze(ctx, commission)
    else await release(ctx, commission)
  }
}

const left = ({ amount_fen, reversed_fen }: CommissionRow) => amount_fen - reversed_fen

async function freeze(ctx: Context, commission: CommissionRow): Promise<void> {
  await update(ctx, commission, { state: 'frozen', frozen_at: ctx.now })
  const person = commission.promoter_id
  await bookPosting(ctx, {
    book: 'commission',
    kind: 'commission_frozen',
    key: `commission ${commission.id} frozen`,
    about: commission.order_id,
    movements: [{ debit: `pending/${person}`, credit: `frozen/${person}`, amount: left(commission) }],
  })
}

async function release(ctx: Context, commission: CommissionRow): Promise<void> {
  await update(ctx, commission, { state: 'available', available_at: ctx.now })
  const person = commission.promoter_id
  // One after another for each promoter: a debt is repaid once.
  await sql`select 1 from distribution.promoters
    where tenant_id = ${ctx.tenantId} and person_id = ${person} for no key update`.execute(db(ctx))
  const debt = Math.max((await readBalances(ctx, 'commission', [`debt/${person}`])).get(`debt/${person}`) ?? 0, 0)
  const repaid = Math.min(debt, left(commission))
  const words = {
    about: commission.order_id,
    kind: 'commission_available',
    key: `commission ${commission.id} available`,
  }
  await bookPosting(ctx, {
    book: 'commission',
    ...words,
    movements: [
      { debit: `frozen/${person}`, credit: `debt/${person}`, amount: repaid },
      { debit: `frozen/${person}`, credit: `available/${person}`, amount: left(commission) - repaid },
    ],
  })
  const owed = [{ debit: 'commission', credit: 'promoters', amount: left(commission) }]
  await bookPosting(ctx, { book: 'money', ...words, key: `${words.key} in money`, movements: owed })
}

async function update(ctx: Context, { id }: CommissionRow, words: Partial<CommissionRow>): Promise<void> {
  await db(ctx)
    .updateTable('distribution.commissions')
    .set(words as Omit<Partial<CommissionRow>, 'lines'>)
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .execute()
}
