/** A group buy that runs, and a flash sale that is over. */
import * as promotions from '../../../modules/promotions/contract.ts'
import type { Chance } from '../../life/chance.ts'
import type { Agenda } from './agenda.ts'
import { type Buyer, follow, pay, placeOf } from './buy.ts'
import type { OpenShop } from './open-shop.ts'

type Holding = { shop: OpenShop; agenda: Agenda; chance: Chance; buyers: readonly Buyer[]; until: Date }

const hour = 3_600_000
const before = (until: Date, hours: number) => new Date(until.getTime() - hours * hour)

function variantOf({ products }: OpenShop, sku: string) {
  const found = products.flatMap(({ variants }) => variants).find((one) => one.sku === sku)
  if (!found) throw new RangeError(`the sample sells no ${sku}`)
  return found.id
}

/** Teams of three: one is complete since yesterday, one waits for its third. */
export function holdGroupBuy({ shop, agenda, chance, buyers, until }: Holding): void {
  const variantId = variantOf(shop, 'HC-100')
  const starts = before(until, 50)
  agenda.at(starts, async (at) => {
    const activity = await shop.asks(shop.ownerId, at, promotions.makeActivityEndpoint, {
      communityId: shop.communityId,
      title: '老枞红茶三人团',
      startsAt: at.toISOString(),
      endsAt: new Date(until.getTime() + 5 * 24 * hour).toISOString(),
      channels: ['web'],
      terms: { kind: 'group_buy', people: [3], prices: [{ variantId, fen: [7800] }] },
    })
    const seat = (buyer: Buyer) => ({
      ...{ variantId, delivery: 'express' as const, totalFen: 7800 + 800 },
      ...placeOf({ shop, chance }, { buyer, delivery: 'express' }),
    })
    const gather = (hours: number, members: readonly Buyer[]) =>
      agenda.at(before(until, hours), async (now) => {
        const [leader, ...others] = members
        if (!leader) return
        const opened = await shop.asks(leader.id, now, promotions.openTeamEndpoint, {
          activityId: activity.id,
          ...seat(leader),
        })
        await pay(shop, { id: opened.order.id, buyer: leader }, now)
        for (const buyer of others) {
          const joined = { teamId: opened.team.id, ...seat(buyer) }
          const { order } = await shop.asks(buyer.id, now, promotions.joinTeamEndpoint, joined)
          await pay(shop, { id: order.id, buyer }, now)
        }
      })
    gather(26, buyers.slice(0, 3))
    gather(6, buyers.slice(3, 5))
  })
}

export function holdFlashSale({ shop, agenda, chance, buyers, until }: Holding): void {
  const variantId = variantOf(shop, 'CP-01')
  agenda.at(before(until, 9 * 24), async (at) => {
    const activity = await shop.asks(shop.ownerId, at, promotions.makeActivityEndpoint, {
      communityId: shop.communityId,
      title: '纪念章一小时',
      startsAt: at.toISOString(),
      endsAt: new Date(at.getTime() + hour).toISOString(),
      channels: ['web'],
      terms: { kind: 'flash_sale', items: [{ variantId, fen: 900, pieces: 10 }] },
    })
    for (const [place, buyer] of buyers.slice(5, 14).entries())
      agenda.at(new Date(at.getTime() + (place + 1) * 180_000), async (now) => {
        const order = await shop.asks(buyer.id, now, promotions.buyFlashEndpoint, {
          ...{ activityId: activity.id, variantId, delivery: 'express' as const, totalFen: 900 + 600 },
          ...placeOf({ shop, chance }, { buyer, delivery: 'express' }),
        })
        await pay(shop, { id: order.id, buyer }, now)
        follow({ shop, agenda, chance }, { id: order.id, buyer, delivery: 'express' }, now, 'usual')
      })
  })
}
