/** A hundred pieces and a thousand buyers at once: what was accepted, what oversold, until the last one has an answer. */
import { sql } from 'kysely'
import { Problem } from '../../server/kernel/contract.ts'
import { placeOrder } from '../../server/modules/commerce/operations/place-order.ts'
import { withDatabase } from '../kit/database.ts'
import { round } from '../kit/figures.ts'
import { type BenchShop, openShop } from '../kit/shop.ts'
import type { Workload } from '../run.ts'

const pieces = 100

type Rush = { accepted: number; refused: number; errors: number; seconds: number }

async function rush(shop: BenchShop, buyers: number, place: number): Promise<Rush> {
  const variantId = shop.variantIds[place]
  if (!variantId) throw new Error('an empty shelf')
  const wish = {
    communityId: shop.communityId,
    delivery: 'none',
    note: '',
    fromCart: false,
    channel: 'web',
    playMoney: false,
    totalFen: 1990,
  } as const
  const from = performance.now()
  const outcomes = await Promise.all(
    Array.from({ length: buyers }, (_, buyer) =>
      shop
        .as(buyer, (ctx) => placeOrder(ctx, { ...wish, lines: [{ variantId, quantity: 1 }] }))
        .then(
          () => 'accepted',
          (fault) => (fault instanceof Problem && fault.kind.code === 'commerce.sold_out' ? 'refused' : 'error'),
        ),
    ),
  )
  const count = (what: string) => outcomes.filter((one) => one === what).length
  return {
    accepted: count('accepted'),
    refused: count('refused'),
    errors: count('error'),
    seconds: (performance.now() - from) / 1000,
  }
}

/** Orders without a hold, and holds without an order. */
async function countOrphans(shop: BenchShop): Promise<number> {
  return shop.as(0, async (ctx) => {
    const { rows } = await sql<{ orphans: number }>`
      select coalesce(sum(abs(s.held - coalesce(l.quantity, 0))), 0)::int as orphans from commerce.stock s
        left join (select variant_id, sum(quantity) as quantity from commerce.order_lines group by 1) l using (variant_id)`.execute(
      ctx.tables<unknown>(),
    )
    return rows[0]?.orphans ?? 0
  })
}

const workload: Workload = () =>
  withDatabase(async (url, directory) => {
    const shop = await openShop(url, directory, { shoppers: 500, things: 3, onHand: pieces })
    await rush(shop, 50, 2)
    const half = await rush(shop, 500, 0)
    const all = await rush(shop, 1000, 1)
    const orphans = await countOrphans(shop)
    await shop.close()
    const row = (what: string, { accepted, refused, errors, seconds }: Rush) => ({
      what,
      ours: `${accepted} accepted, ${refused} refused, ${errors} errors`,
      note: `last answer after ${round(seconds)} s`,
    })
    return {
      table: [row('100 pieces, 500 buyers', half), row('100 pieces, 1,000 buyers', all)],
      figures: {
        oversold: Math.max(0, half.accepted - pieces) + Math.max(0, all.accepted - pieces),
        errors: half.errors + all.errors,
        seconds: round(half.seconds),
        seconds_1000: round(all.seconds),
        accepted: all.accepted,
        orphans,
      },
    }
  })
export default workload
