/** Group buys of two and three with more payers than seats: at once, late, and killed between the payment and the seat. */
import { sql } from 'kysely'
import type { Context } from '../../server/kernel/context.ts'
import { Problem } from '../../server/kernel/contract.ts'
import type { OrderId, VariantId } from '../../server/modules/commerce/contract.ts'
import { declareOrigin } from '../../server/modules/commerce/index.ts'
import { hearPaid } from '../../server/modules/commerce/operations/hear-paid.ts'
import { lapseOrders } from '../../server/modules/commerce/operations/lapse-orders.ts'
import { openPayment } from '../../server/modules/commerce/operations/open-payment.ts'
import type { ActivityId, TeamId } from '../../server/modules/promotions/contract.ts'
import { joinTeam } from '../../server/modules/promotions/operations/join-team.ts'
import { openTeam } from '../../server/modules/promotions/operations/open-team.ts'
import { settleSeat } from '../../server/modules/promotions/operations/settle-seat.ts'
import { seatWord } from '../../server/modules/promotions/origins.ts'
import { withDatabase } from '../kit/database.ts'
import { openFair } from '../kit/fair.ts'
import { perSecond } from '../kit/figures.ts'
import { type BenchShop, openShop } from '../kit/shop.ts'
import type { Workload } from '../run.ts'

const shoppers = 9
const table = (ctx: Context) => ctx.tables<unknown>()

/** Begins to pay; what is returned tells of the payment, as often as it is called. */
async function begin(shop: BenchShop, buyer: number, orderId: OrderId): Promise<() => Promise<unknown>> {
  const { id, amountFen } = await shop.as(buyer, (ctx) =>
    openPayment(ctx, { orderId, provider: 'sandbox', way: 'page' }),
  )
  const tradeNo = id.slice(4)
  const notice = { id: `EV ${tradeNo}`, tradeNo, theirNo: `T ${tradeNo}`, amountFen, paidAt: new Date() }
  return () => shop.as(buyer, (ctx) => hearPaid(ctx, 'sandbox', notice))
}

async function sit(shop: BenchShop, buyer: number, teamId: TeamId) {
  const variantId = shop.variantIds[0] as VariantId
  const words = { variantId, quantity: 1, delivery: 'none', note: '', totalFen: 990, channel: 'web' } as const
  const { order } = await shop.as(buyer, (ctx) => joinTeam(ctx, { teamId, ...words }))
  return begin(shop, buyer, order.id as OrderId)
}

async function lead(shop: BenchShop, activityId: ActivityId): Promise<TeamId> {
  const variantId = shop.variantIds[0] as VariantId
  const words = { variantId, quantity: 1, delivery: 'none', note: '', totalFen: 990, channel: 'web' } as const
  const { team, order } = await shop.as(0, (ctx) => openTeam(ctx, { activityId, ...words }))
  await tells(await begin(shop, 0, order.id as OrderId))
  return team.id as TeamId
}

/** One team: somebody whose hold has lapsed pays late while all the others join and pay. */
async function race(shop: BenchShop, activityId: ActivityId): Promise<void> {
  const teamId = await lead(shop, activityId)
  const late = await sit(shop, 1, teamId)
  await shop.as(1, async (ctx) => {
    await sql`update commerce.orders set pay_by = ${new Date(ctx.now.getTime() - 1000)} where state = 'unpaid'`.execute(
      table(ctx),
    )
    await lapseOrders(ctx)
  })
  const others = Array.from({ length: shoppers - 2 }, (_, n) => n + 2)
  const joins = async (buyer: number) => {
    const pays = await sit(shop, buyer, teamId).catch((fault) => {
      if (fault instanceof Problem) return null
      throw fault
    })
    if (pays) await tells(pays)
  }
  await Promise.all([tells(late), ...others.map(joins)])
}

/** From now on the process dies once for every payment, after it was heard and before the seat was taken. */
function killEachOnce(): void {
  const killed = new Set<string>()
  declareOrigin('group_buy', {
    ...seatWord,
    paid: async (ctx, order, late) => {
      if (killed.has(order.id)) return (await seatWord.paid?.(ctx, order, late)) ?? { awaits: null }
      killed.add(order.id)
      throw new Error('killed')
    },
  })
}

/** Told until it is heard, and once more, as providers do. */
async function tells(pays: () => Promise<unknown>): Promise<void> {
  await pays().catch(() => pays())
  await pays()
}

async function settleAll(shop: BenchShop): Promise<void> {
  const { rows } = await shop.as(0, (ctx) =>
    sql<{ order_id: OrderId }>`select s.order_id from promotions.seats s join promotions.teams t on t.id = s.team_id
      where t.ended_at is not null and s.paid_at is not null and s.settled_at is null and s.left_at is null`.execute(
      table(ctx),
    ),
  )
  const house = { kind: 'system', name: 'bench' } as const
  for (const { order_id } of rows) await shop.as(0, (ctx) => settleSeat({ ...ctx, actor: house }, order_id))
}

type Found = { over_full: number; unfinished: number; unrefunded: number; teams: number }

const count = (shop: BenchShop) =>
  shop.as(0, async (ctx) => {
    const { rows } = await sql<Found>`
      with seated as (select team_id, count(*)::int as n from promotions.seats where paid_at is not null and left_at is null group by 1)
      select (select count(*) from promotions.teams t left join seated s on s.team_id = t.id
               where t.paid > t.size or coalesce(s.n, 0) > t.size or coalesce(s.n, 0) <> t.paid)::int as over_full,
             (select count(*) from promotions.teams where state in ('draft', 'running'))::int as unfinished,
             (select count(*) from commerce.payments p join commerce.orders o on o.id = p.order_id
               where p.state = 'paid' and not exists (select from commerce.refunds r where r.payment_id = p.id)
                 and not exists (select from promotions.seats s join promotions.teams t on t.id = s.team_id
                   where s.order_id = o.id and s.paid_at is not null and s.left_at is null and t.state = 'succeeded'
                     and o.awaits is null))::int as unrefunded,
             (select count(*) from promotions.teams)::int as teams`.execute(table(ctx))
    return rows[0] as Found
  })

const workload: Workload = ({ full }) =>
  withDatabase(async (url, directory) => {
    const shop = await openShop(url, directory, { shoppers, things: 1, onHand: 100_000 })
    const prices = [{ variantId: shop.variantIds[0] as VariantId, fen: [990] }]
    const rounds = full ? 40 : 10
    const from = performance.now()
    for (const size of [2, 3]) {
      for (const kills of [false, true]) {
        if (kills) killEachOnce()
        else declareOrigin('group_buy', seatWord)
        const activityId = await openFair(shop, { kind: 'group_buy', people: [size], prices })
        for (let n = 0; n < rounds; n += 1) await race(shop, activityId)
      }
    }
    await settleAll(shop)
    const spent = performance.now() - from
    const { teams, ...figures } = await count(shop)
    await shop.close()
    return {
      table: [
        {
          what: `${teams} teams of 2 and 3, ${shoppers} payers each`,
          ours: `${figures.over_full} over-full`,
          note: `${perSecond(teams, spent)} teams/s`,
        },
        { what: 'left in progress', ours: String(figures.unfinished) },
        { what: 'paid, but neither seated nor refunded', ours: String(figures.unrefunded) },
      ],
      figures,
    }
  })
export default workload
