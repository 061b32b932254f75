/** A shop with something of everything: on the shelf, in a cart, ordered, paid, shipped, asked back. */
import type { Caller } from '../world.ts'
import * as commerce from '../../server/modules/commerce/contract.ts'
import * as distribution from '../../server/modules/distribution/contract.ts'
import type { CommunityId } from '../../server/modules/community/contract.ts'

/** Members who promote, are bound, have earned and asked for it. */
async function fillPromotion(owner: Caller, member: Caller, keeper: Caller): Promise<void> {
  await owner.asks(distribution.changeRulesEndpoint, {
    active: true,
    levels: 2,
    firstBp: 1000,
    secondBp: 100,
    capBp: 3000,
    protectionDays: 30,
    bindMode: 'first',
    openToAll: true,
    realNameFen: 80_000,
    leastFen: 1,
  })
  await member.asks(distribution.applyEndpoint, {})
  const { code } = await keeper.asks(distribution.applyEndpoint, {})
  await member.asks(distribution.followCodeEndpoint, { code })
}

export async function fillShop(
  { owner, member, keeper }: Record<'owner' | 'member' | 'keeper', Caller>,
  communityId: CommunityId,
  mark: string,
): Promise<void> {
  await fillPromotion(owner, member, keeper)
  const { rows } = await owner.asks(commerce.arrangeCategoriesEndpoint, { categories: [{ name: `${mark}茶` }] })
  await owner.asks(commerce.arrangePickupPointEndpoint, { name: `${mark}店`, address: `${mark}路 1 号` })
  const made = await owner.asks(commerce.makeProductEndpoint, {
    title: `${mark}春茶`,
    categoryId: rows[0]?.id ?? null,
    deliveries: ['express', 'code', 'none'],
    variants: [{ priceFen: 1200, onHand: 1_000_000, sku: `${mark}-1`, prices: [{ minQuantity: 3, fen: 1000 }] }],
  })
  await owner.asks(commerce.showProductEndpoint, { productId: made.id, shown: true })
  const variantId = made.variants[0]?.id as commerce.VariantId
  await member.asks(commerce.putInCartEndpoint, { communityId, variantId, quantity: 2 })
  const orders = async (delivery: commerce.Delivery) => {
    const { id } = await member.asks(commerce.placeOrderEndpoint, {
      communityId,
      lines: [{ variantId, quantity: 1 }],
      delivery,
      totalFen: 1200,
      recipient: { name: `${mark}收`, phone: '13800001234', address: `${mark}巷 2 号` },
    })
    return { id, payment: await member.asks(commerce.openPaymentEndpoint, { orderId: id }) }
  }
  const buys = async (delivery: commerce.Delivery) => {
    const { id, payment } = await orders(delivery)
    await member.asks(commerce.actSandboxEndpoint, { paymentId: payment.id, act: 'pay' })
    return id
  }
  const plan = await owner.asks(commerce.makePlanEndpoint, {
    communityId,
    name: `${mark}会员`,
    days: 30,
    priceFen: 900,
    trialDays: 7,
  })
  const begun = await member.asks(commerce.orderMembershipEndpoint, { planId: plan.id, totalFen: 900, playMoney: true })
  await member.asks(commerce.actSandboxEndpoint, { paymentId: begun.paymentId as commerce.PaymentId, act: 'pay' })
  await orders('express')
  await buys('express')
  await buys('code')
  const shipped = await buys('express')
  await owner.asks(commerce.shipOrderEndpoint, { orderId: shipped, carrier: `${mark}快递`, tracking: 'SF123456' })
  const asking = await buys('none')
  await owner.asks(commerce.refundOrderEndpoint, {
    orderId: asking,
    lines: [{ line: 0, quantity: 0, amountFen: 200 }],
    why: `${mark}补差`,
  })
  const lines = [{ line: 0, quantity: 1, amountFen: 1000 }]
  await member.asks(commerce.askAfterSaleEndpoint, { orderId: asking, kind: 'return', lines, reason: `${mark}不合适` })
}
