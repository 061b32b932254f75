/**
 * The whole path of an order (offer, order, hold, payment, notice, ledger, outbox) at 1, 8 and 32 shoppers, against a bare
 * transaction that writes the same rows at 32 connections. Each shopper waits for their own order before the next one.
 */
import pg from 'pg'
import { hearPaid } from '../../server/modules/commerce/operations/hear-paid.ts'
import { placeOrder } from '../../server/modules/commerce/operations/place-order.ts'
import { withDatabase } from '../kit/database.ts'
import { percentile, perSecond, round } from '../kit/figures.ts'
import { rateOfRawOrders } from '../kit/raw-order.ts'
import { type BenchShop, openShop } from '../kit/shop.ts'
import { statementsSoFar } from '../kit/statements.ts'
import type { Workload } from '../run.ts'

const most = 32
const recipient = { name: '何苗', phone: '13800001234', region: '浙江 宁波', address: '东钱湖路 8 号' }

async function buy(shop: BenchShop, shopper: number): Promise<void> {
  const { communityId, variantIds } = shop
  const variantId = variantIds[shopper % variantIds.length]
  if (!variantId) throw new Error('an empty shelf')
  const wish = {
    communityId,
    lines: [{ variantId, quantity: 1 }],
    delivery: 'express',
    recipient,
    note: '',
    fromCart: false,
    channel: 'web',
  } as const
  const ask = { ...wish, lines: [...wish.lines], totalFen: 1990, playMoney: true }
  const { paymentId } = await shop.as(shopper, (ctx) => placeOrder(ctx, ask))
  if (!paymentId) throw new Error('nothing was begun to be paid')
  const tradeNo = paymentId.slice(4)
  const notice = { id: tradeNo, tradeNo, theirNo: tradeNo, amountFen: 1990, paidAt: new Date() }
  const outcome = await shop.as(shopper, (ctx) => hearPaid(ctx, 'sandbox', notice))
  if (outcome !== 'settled') throw new Error(outcome)
}

type Measured = { rate: number; waits: number[]; cpu: number; statements: number }

async function measure(shop: BenchShop, shoppers: number, milliseconds: number): Promise<Measured> {
  const waits: number[] = []
  const cpuBefore = process.cpuUsage()
  const before = statementsSoFar()
  const from = performance.now()
  await Promise.all(
    Array.from({ length: shoppers }, async (_, shopper) => {
      while (performance.now() < from + milliseconds) {
        const began = performance.now()
        await buy(shop, shopper)
        waits.push(performance.now() - began)
      }
    }),
  )
  const { user, system } = process.cpuUsage(cpuBefore)
  return {
    rate: perSecond(waits.length, performance.now() - from),
    waits,
    cpu: (user + system) / 1000 / waits.length,
    statements: (statementsSoFar() - before) / waits.length,
  }
}

/** As the database does of its own accord within the first minutes: without them it plans for empty tables. */
async function takeStatistics(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('analyze')
  await client.end()
}

const workload: Workload = ({ full }) =>
  withDatabase(async (url, directory) => {
    const shop = await openShop(url, directory, { shoppers: most, things: most, onHand: 1_000_000, pool: 12 })
    const span = full ? 15_000 : 5000
    await measure(shop, 8, 1500)
    await takeStatistics(url)
    const before = await rateOfRawOrders(url, most, span / 2)
    const alone = await measure(shop, 1, span)
    const few = await measure(shop, 8, span)
    const many = await measure(shop, most, span)
    const after = await rateOfRawOrders(url, most, span / 2)
    await shop.close()
    const bare = (before + after) / 2
    const row = (what: string, { rate, waits, cpu }: Measured) => ({
      what,
      ours: `${rate}/s`,
      note: `p50 ${round(percentile(waits, 0.5))} ms, p99 ${round(percentile(waits, 0.99))} ms, ${round(cpu)} ms of CPU each`,
    })
    return {
      table: [
        row('1 shopper', alone),
        row('8 shoppers', few),
        { ...row('32 shoppers', many), peer: `${Math.round(bare)}/s` },
        { what: 'statements an order', ours: String(round(many.statements, 1)) },
      ],
      figures: {
        ratio: round(many.rate / bare),
        per_second: few.rate,
        p99_ms: round(percentile(few.waits, 0.99)),
        statements: round(few.statements, 1),
        cpu_ms: round(few.cpu),
        per_second_1: alone.rate,
        per_second_32: many.rate,
        bare_per_second: Math.round(bare),
      },
    }
  })
export default workload
