import { sql } from 'kysely'
import { DateTime } from 'luxon'
import type { Context } from '../../../../kernel/context.ts'
import { newId } from '../../../../kernel/ids.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { bookPosting } from '../../../ledger/index.ts'
import {
  nameRuleOf,
  PayeeNameMissing,
  PayoutAmountWrong,
  type PayoutId,
  type PayoutOrigin,
  type PayoutScene,
  transferLimitOf,
} from '../../contract.ts'
import type { PayoutRow } from '../../payout-tables.ts'
import { readPayoutProvider } from '../../queries/payouts/read-payout-provider.ts'
import { db } from '../../tables.ts'
import { tellPayee } from './tell-payee.ts'

export type WantedPayout = {
  origin: PayoutOrigin
  /** The claim or the withdrawal: one payout each. */
  originId: string
  personId: PersonId
  amountFen: number
  scene: PayoutScene
  /** Account of the money book that pays; what is not taken goes back to it. */
  fund: string
  /** What the payee reads, and one text for each line that the scene reports; longer ones are cut. */
  title: string
  report: readonly string[]
  /** The payee's real name, if it is known. */
  name?: string | null
  /** How long it waits to be taken. */
  hours: number
  /** The payee is not looking at it now: they are told. */
  tells?: true
}

const longest = 32
const cut = (text: string) => [...text].slice(0, longest).join('')

/**
 * Promises money of the house to somebody, once for each claim: it lies in `payouts_due` until they have taken it. Raises
 * `commerce.payouts_off`, `commerce.payout_amount_wrong` (W2), `commerce.payee_name_missing`.
 */
export async function makePayout(ctx: Context, wanted: WantedPayout): Promise<PayoutId> {
  const { personId, amountFen, scene, fund, name, tells } = wanted
  requireWithinLimits(ctx, scene, amountFen)
  if (nameRuleOf(amountFen) === 'needed' && !name) throw PayeeNameMissing()
  const made = await write(ctx, wanted)
  if (tells) await tellPayee(ctx, made)
  await bookPosting(ctx, {
    book: 'money',
    kind: 'payout_due',
    key: `payout due ${made.id}`,
    about: made.id,
    movements: [{ debit: fund, credit: `payouts_due/${personId}`, amount: amountFen }],
  })
  return made.id
}

async function write(ctx: Context, wanted: WantedPayout): Promise<PayoutRow> {
  const { originId, personId, amountFen, name, hours, title, report, origin, scene, fund } = wanted
  const isNamed = name && nameRuleOf(amountFen) !== 'forbidden'
  const { rows } = await sql<PayoutRow>`
    insert into commerce.payouts (tenant_id, id, origin, origin_id, person_id, amount_fen, scene, fund, provider, title,
      report, state, payee_name, made_at, expires_at)
    values (${ctx.tenantId}, ${newId('pyo')}, ${origin}, ${originId}, ${personId}, ${amountFen}, ${scene}, ${fund},
      ${await readPayoutProvider(ctx)}, ${cut(title)}, ${report.map(cut)}::text[], 'open', ${isNamed ? ctx.seal.seal(name) : null},
      ${ctx.now}, ${new Date(ctx.now.getTime() + hours * 3_600_000)})
    returning *`.execute(db(ctx))
  const [made] = rows
  if (!made) throw new Error('a payout that was not written')
  return made
}

/** Raises `commerce.payout_amount_wrong` for what the provider would refuse on this day. */
export function requireWithinLimits({ now }: Pick<Context, 'now'>, scene: PayoutScene, ...amounts: number[]): void {
  const day = DateTime.fromJSDate(now, { zone: 'Asia/Shanghai' }).toISODate() ?? ''
  const { leastFen, mostFen } = transferLimitOf(scene, day)
  const most = mostFen ?? Number.MAX_SAFE_INTEGER
  if (amounts.every((fen) => leastFen <= fen && fen <= most)) return
  throw PayoutAmountWrong({ least: yuan(leastFen), most: mostFen === null ? '∞' : yuan(mostFen) })
}

const yuan = (fen: number) => (fen / 100).toFixed(2)
