/** A shop for the stories: a community with things on its shelf, buyers who sit in it, payments that arrive. */
import type { World } from '../../../../test/world.ts'
import type { InputOf } from '../../../kernel/contract.ts'
import { aCommunity, aMember, type Founded } from '../../community/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { readBalances } from '../../ledger/index.ts'
import {
  actSandboxEndpoint,
  makeProductEndpoint,
  openPaymentEndpoint,
  type Order,
  placeOrderEndpoint,
  type Product,
  quoteOrderEndpoint,
  readOrderEndpoint,
  showProductEndpoint,
  type VariantId,
} from '../contract.ts'

export type Shop = Founded & { product: Product; variantId: VariantId }
type Words = Partial<InputOf<typeof makeProductEndpoint>> & { priceFen?: number; onHand?: number | null }

/** A product on the shelf, with one variant. */
export async function aProduct(
  { owner }: Pick<Founded, 'owner'>,
  { priceFen = 1990, onHand = 100, ...words }: Words = {},
): Promise<Product> {
  const made = await owner.asks(makeProductEndpoint, {
    title: '临水手作茶',
    deliveries: ['express', 'pickup', 'code', 'none'],
    variants: [{ name: '', priceFen, onHand }],
    ...words,
  })
  return owner.asks(showProductEndpoint, { productId: made.id, shown: true })
}

export async function aShop(world: World, words: Words = {}): Promise<Shop> {
  const founded = await aCommunity(world, { cap: 2000 })
  const product = await aProduct(founded, words)
  return { ...founded, product, variantId: variantOf(product) }
}

export function variantOf(product: Product, place = 0): VariantId {
  const variant = product.variants[place]
  if (!variant) throw new Error('a product without variants')
  return variant.id
}

export const aBuyer = (world: World, shop: Founded, name = '小满'): Promise<Someone> => aMember(world, shop, { name })

export const recipient = {
  name: '何苗',
  phone: '13800001234',
  region: '浙江 宁波 鄞州',
  address: '东钱湖路 8 号 2 幢 301',
}

type Wanted = { quantity?: number; delivery?: Order['delivery']; variantId?: VariantId }

/** What somebody would send to order one thing. */
export async function wish(buyer: Someone, shop: Shop, { quantity = 1, delivery = 'express', variantId }: Wanted = {}) {
  const lines = [{ variantId: variantId ?? shop.variantId, quantity }]
  const asked = { communityId: shop.community.id, lines, delivery }
  const { totalFen } = await buyer.asks(quoteOrderEndpoint, asked)
  return { ...asked, totalFen, ...(delivery === 'express' ? { recipient } : {}) }
}

export async function orders(buyer: Someone, shop: Shop, wanted: Wanted = {}): Promise<Order> {
  const { id } = await buyer.asks(placeOrderEndpoint, await wish(buyer, shop, wanted))
  return buyer.asks(readOrderEndpoint, { orderId: id })
}

/** Begins to pay and plays the payer. */
export async function pays(
  buyer: Someone,
  order: Pick<Order, 'id'>,
  act: 'pay' | 'fail' | 'pay_twice' | 'pay_short' = 'pay',
) {
  const payment = await buyer.asks(openPaymentEndpoint, { orderId: order.id })
  await buyer.asks(actSandboxEndpoint, { paymentId: payment.id, act })
  return { payment, order: await buyer.asks(readOrderEndpoint, { orderId: order.id }) }
}

export async function buys(buyer: Someone, shop: Shop, wanted: Wanted = {}): Promise<Order> {
  return (await pays(buyer, await orders(buyer, shop, wanted))).order
}

/** Balances of the money book, those at zero left out. */
export async function money(world: World, { tenant }: Pick<Founded, 'tenant'>) {
  const codes = ['clearing/sandbox', 'prepaid', 'unapplied', 'sales', 'freight', 'refunds', 'refunds_due']
  const found = await world.within(tenant.id, (ctx) => readBalances(ctx, 'money', codes))
  return Object.fromEntries([...found].filter(([, balance]) => balance !== 0))
}
