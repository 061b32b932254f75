/** Somebody buys: orders, pays with play money, and what becomes of it by the time that has passed. */
import type { PersonId } from '../../../kernel/people.ts'
import * as commerce from '../../../modules/commerce/contract.ts'
import type { Chance } from '../../life/chance.ts'
import type { Agenda } from './agenda.ts'
import type { OpenShop } from './open-shop.ts'

export type Buyer = { id: PersonId; name: string }
export type Fate = 'usual' | 'waits' | 'cancelled' | 'unpaid' | 'refunded' | 'asks' | 'short' | 'twice'

const hour = 3_600_000
const later = (from: Date, hours: number) => new Date(from.getTime() + hours * hour)

type Buying = { shop: OpenShop; agenda: Agenda; chance: Chance }
type Wish = { buyer: Buyer; lines: { variantId: commerce.VariantId; quantity: number }[]; delivery: commerce.Delivery }

/** Places an order at a moment and pays it some minutes later, unless its fate is another. */
export async function buy(buying: Buying, wish: Wish, at: Date, fate: Fate): Promise<void> {
  const { shop } = buying
  const { buyer, lines, delivery } = wish
  const asked = { communityId: shop.communityId, lines, delivery }
  const coupon = await couponFor(buying, wish, at)
  const named = coupon ? { ...asked, takenCouponId: coupon } : asked
  const { totalFen } = await shop.asks(buyer.id, at, commerce.quoteOrderEndpoint, named)
  const { id } = await shop.asks(buyer.id, at, commerce.placeOrderEndpoint, {
    ...named,
    ...placeOf(buying, wish),
    totalFen,
  })
  const order = { id, buyer, delivery }
  if (fate === 'unpaid') return
  if (fate === 'cancelled') {
    await shop.asks(buyer.id, later(at, 0.1), commerce.cancelOrderEndpoint, { orderId: id, why: '拍错规格了' })
    return
  }
  await pay(shop, order, later(at, 0.05), fate === 'short' ? 'pay_short' : fate === 'twice' ? 'pay_twice' : 'pay')
  if (fate !== 'short') follow(buying, order, at, fate)
}

type Order = { id: commerce.OrderId; buyer: Buyer; delivery: commerce.Delivery }

export async function pay(
  { asks }: OpenShop,
  { id, buyer }: Pick<Order, 'id' | 'buyer'>,
  at: Date,
  act: 'pay' | 'pay_short' | 'pay_twice' = 'pay',
): Promise<void> {
  const payment = await asks(buyer.id, at, commerce.openPaymentEndpoint, { orderId: id })
  await asks(buyer.id, at, commerce.actSandboxEndpoint, { paymentId: payment.id, act })
}

/** A coupon for every third of those whose order is worth it. */
async function couponFor({ shop, chance }: Buying, { buyer, lines }: Wish, at: Date) {
  const priceOf = (id: string) =>
    shop.products.flatMap(({ variants }) => variants).find((one) => one.id === id)?.priceFen ?? 0
  const worth = lines.reduce((sum, { variantId, quantity }) => sum + priceOf(variantId) * quantity, 0)
  if (worth < 7000 || !chance.happens(0.33)) return null
  const offered = await shop.asks(buyer.id, at, commerce.listMyCouponsEndpoint, {})
  if (offered.rows.length > 0) return null
  const { communityId, couponId } = shop
  return (await shop.asks(buyer.id, at, commerce.takeCouponEndpoint, { communityId, couponId })).id
}

export function placeOf({ shop, chance }: Pick<Buying, 'shop' | 'chance'>, { buyer, delivery }: Omit<Wish, 'lines'>) {
  if (delivery === 'pickup') return { pickupPointId: shop.pickupPointId }
  if (delivery !== 'express') return {}
  const recipient = {
    name: buyer.name,
    phone: `1380000${chance.whole(1000, 9999)}`,
    region: '浙江 宁波 鄞州',
    address: `示例路 ${chance.whole(1, 120)} 号 ${chance.whole(1, 9)} 幢 ${chance.whole(1, 6)}0${chance.whole(1, 4)}`,
  }
  return { recipient, note: chance.happens(0.2) ? chance.pick(['放门口就好', '周末在家', '送人的，请不要放小票']) : '' }
}

/** Shipped the next day, received some days later; or money goes back. */
export function follow({ shop, agenda, chance }: Buying, { id, buyer, delivery }: Order, at: Date, fate: Fate): void {
  const { asks, ownerId } = shop
  if (fate === 'refunded') {
    agenda.at(later(at, 5), async (now) => {
      await asks(ownerId, now, commerce.refundOrderEndpoint, { orderId: id, why: '买家临时不要了', backToStock: true })
    })
    return
  }
  if (fate === 'waits' || delivery !== 'express') return
  agenda.at(later(at, chance.between(14, 30)), async (now) => {
    const carrier = chance.pick(['顺丰速运', '中通快递', '圆通速递'])
    const tracking = `SF${chance.whole(1_000_000_000, 9_999_999_999)}`
    await asks(ownerId, now, commerce.shipOrderEndpoint, { orderId: id, carrier, tracking })
    agenda.at(later(now, chance.between(48, 96)), async (then) => {
      if (fate === 'asks') await askBack(shop, id, buyer, then)
      else await asks(buyer.id, then, commerce.confirmReceiptEndpoint, { orderId: id })
    })
  })
}

async function askBack({ asks }: OpenShop, orderId: commerce.OrderId, buyer: Buyer, at: Date): Promise<void> {
  const { lines } = await asks(buyer.id, at, commerce.readOrderEndpoint, { orderId })
  const [first] = lines
  if (!first) return
  await asks(buyer.id, at, commerce.askAfterSaleEndpoint, {
    orderId,
    kind: 'return',
    lines: [
      { line: first.line, quantity: 1, amountFen: first.unitFen - Math.ceil(first.discountFen / first.quantity) },
    ],
    reason: '收到时盒子压坏了一角，想退这一件',
  })
}
