/** Who will buy again, how often and for how much. */
import { DateTime } from 'luxon'
import { z } from 'zod'
import { fitValue, lookAhead, type ValueModel } from '../../server/science/value/customer-value.ts'
import { type Buying, buyingUntil, type Purchase } from '../../server/science/value/purchases.ts'
import { algorithm } from './algorithm.ts'
import { seed } from './flags.ts'
import type { Lines } from './lines.ts'
import { finite, id, seconds } from './shapes.ts'

const zone = 'Asia/Shanghai'
const bought = z.object({ customer: id, ts: seconds, fen: z.number().min(0).max(1e15) })
const weeks = z.number().min(0).max(1e6)
const summed = z
  .object({ customer: id, x: z.number().int().min(0).max(1e9), t_x: weeks, T: weeks, m: finite.min(0).nullish() })
  .refine(({ t_x, T }) => t_x <= T, 't_x > T')

const flags = z.strictObject({
  until: z
    .string()
    .refine((date) => DateTime.fromISO(date).isValid, 'a date like 2026-09-30')
    .optional(),
  days: z.coerce.number().gt(0).max(36_500).default(273),
  seed,
})

export const clv = algorithm({
  flags,
  run: async (lines, { until, days }) => {
    const purchases: Purchase[] = []
    const buyings: Buying[] = []
    for await (const row of lines.read(z.union([bought, summed]))) {
      if ('ts' in row) purchases.push({ customer: row.customer, day: businessDay(row.ts), fen: row.fen })
      else buyings.push(asBuying(row))
    }
    const last = until === undefined ? purchases.reduce((most, { day }) => Math.max(most, day), 0) : dayOf(until)
    buyings.push(...buyingUntil(purchases, last))
    const model = fitValue(buyings)
    await lines.write(modelRow(model))
    await writeCustomers(lines, model, buyings, days / 7)
  },
})

function asBuying({ customer, x, t_x, T, m }: z.output<typeof summed>): Buying {
  return { customer, repeats: x, lastAt: t_x, age: T, value: m ?? null }
}

/** r and α of the model in force; a and b only where leaving was seen, p, q and v only where spend can be trusted. */
function modelRow({ leaving, staying, spend }: ValueModel): object {
  const { r = null, alpha = null, logLikelihood: ll = null } = leaving ?? staying ?? {}
  const guard = leaving === null ? 'no_dropout' : spend === null ? 'plain_spend' : null
  const { a = null, b = null } = leaving ?? {}
  return { type: 'model', r, alpha, a, b, ll, p: spend?.p ?? null, q: spend?.q ?? null, v: spend?.v ?? null, guard }
}

async function writeCustomers(
  lines: Lines,
  model: ValueModel,
  buyings: readonly Buying[],
  ahead: number,
): Promise<void> {
  for (const buying of buyings) {
    const { alive, purchases, fen } = lookAhead(model, buying, ahead)
    const { customer, repeats: x, lastAt: t_x, age: T } = buying
    await lines.write({ type: 'customer', customer, x, t_x, T, p_alive: alive, expected: purchases, value_fen: fen })
  }
}

function businessDay(ts: number): number {
  return dayOf(DateTime.fromSeconds(ts, { zone }).toISODate() ?? '')
}

function dayOf(date: string): number {
  return Math.floor(DateTime.fromISO(date, { zone: 'utc' }).toSeconds() / 86_400)
}
