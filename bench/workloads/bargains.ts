/** A gap of ninety yuan and ten people: one after another, at the same instant, within 200 ms, within a second, tapping thrice. */
import { Problem } from '../../server/kernel/contract.ts'
import type { VariantId } from '../../server/modules/commerce/contract.ts'
import type { ActivityId, BargainId } from '../../server/modules/promotions/contract.ts'
import { startBargain } from '../../server/modules/promotions/operations/start-bargain.ts'
import { supportBargain } from '../../server/modules/promotions/operations/support-bargain.ts'
import { showBargain } from '../../server/modules/promotions/queries/read-bargain.ts'
import { withDatabase } from '../kit/database.ts'
import { openFair } from '../kit/fair.ts'
import { type BenchShop, openShop } from '../kit/shop.ts'
import type { Workload } from '../run.ts'

const people = 10
const gap = 1800
const spreads = { 'one after another': null, 'same instant': 0, 'within 200 ms': 200, 'within 1 s': 1000 } as const

type Tally = { lost: number; doubled: number; wrong: number }

/** What a helper was told, in fen; null when refused. Anything but a refusal is a fault. */
async function help(shop: BenchShop, bargainId: BargainId, helper: number): Promise<number | null> {
  return shop
    .as(helper, (ctx) => supportBargain(ctx, { bargainId, channel: 'web' }))
    .then(({ amountFen }) => amountFen)
    .catch((fault) => {
      if (fault instanceof Problem) return null
      throw fault
    })
}

async function round(shop: BenchShop, activityId: ActivityId, within: number | null, taps: number): Promise<Tally> {
  const variantId = shop.variantIds[0] as VariantId
  const { id } = await shop.as(0, (ctx) => startBargain(ctx, { activityId, variantId, channel: 'web' }))
  const bargainId = id as BargainId
  const told: (number | null)[][] = []
  const comes = async (place: number) => {
    await new Promise((done) => setTimeout(done, ((within ?? 0) * place) / people))
    told.push(await Promise.all(Array.from({ length: taps }, () => help(shop, bargainId, place + 1))))
  }
  if (within === null) for (let place = 0; place < people; place += 1) await comes(place)
  else await Promise.all(Array.from({ length: people }, (_, place) => comes(place)))
  const after = await shop.as(0, (ctx) => showBargain(ctx, bargainId))
  const cuts = after.cuts.reduce((sum, { amountFen }) => sum + amountFen, 0)
  const heard = told.flat().reduce<number>((sum, cut) => sum + (cut ?? 0), 0)
  return {
    lost: Number(after.cuts.length !== people || after.state !== 'succeeded'),
    doubled: told.reduce((sum, own) => sum + Math.max(0, own.filter((cut) => cut !== null).length - 1), 0),
    wrong: Number(cuts !== gap || heard !== gap || after.priceFen - after.nowFen !== gap),
  }
}

const workload: Workload = ({ full }) =>
  withDatabase(async (url, directory) => {
    const shop = await openShop(url, directory, { shoppers: people + 1, things: 1, onHand: 1000 })
    const goods = [{ variantId: shop.variantIds[0] as VariantId, priceFen: 1990, floorFen: 1990 - gap }]
    const limits = { startsPerPerson: 100, supportsPerPerson: 1000, supportsPerDay: 1000 }
    const activityId = await openFair(shop, { kind: 'bargain', goods, people, ...limits })
    const rounds = full ? 20 : 5
    const all: Tally = { lost: 0, doubled: 0, wrong: 0 }
    const table = []
    for (const [what, within] of Object.entries(spreads)) {
      for (const taps of [1, 3]) {
        const tally: Tally = { lost: 0, doubled: 0, wrong: 0 }
        for (let n = 0; n < rounds; n += 1) add(tally, await round(shop, activityId, within, taps))
        add(all, tally)
        const name = `${people} people, ${what}${taps > 1 ? `, ${taps} taps each` : ''}`
        table.push({ what: name, ours: `${tally.lost + tally.doubled + tally.wrong} of ${rounds} runs wrong` })
      }
    }
    await shop.close()
    return { table, figures: { lost_updates: all.lost, double_taps: all.doubled, wrong_sums: all.wrong } }
  })
export default workload

function add(to: Tally, more: Tally): void {
  to.lost += more.lost
  to.doubled += more.doubled
  to.wrong += more.wrong
}
