/** Somebody buys in the shop of their group: finds, orders, pays with play money, and sees what became of it. */
import { expect, test } from 'vitest'
import {
  arrangePickupPointEndpoint,
  type OrderId,
  putInCartEndpoint,
  readOrderEndpoint,
  showProductEndpoint,
} from '../../server/modules/commerce/contract.ts'
import { lapseOrders } from '../../server/modules/commerce/operations/lapse-orders.ts'
import {
  aBuyer,
  aProduct,
  aShop,
  buys,
  orders,
  recipient,
  type Shop,
  variantOf,
} from '../../server/modules/commerce/test/cast.ts'
import { sendMessageEndpoint } from '../../server/modules/messaging/contract.ts'
import { makeActivityEndpoint, steerActivityEndpoint } from '../../server/modules/promotions/contract.ts'
import { aHouse } from './house.ts'
import { shopPlaces, tour } from './tour.ts'
import type { Visitor } from './visitor.ts'

const house = aHouse()

/** A shop with tea in two sizes, cheaper by the dozen, and soap that is sold out. */
async function aTeaShop(): Promise<Shop> {
  const prices = [{ minQuantity: 2, fen: 1500 }]
  const shop = await aShop(house.world, {
    subtitle: '明前手采，当天炒制',
    description: '产自临水北坡的老茶园。\n每罐 100 克。',
    freightFen: 800,
    variants: [
      { name: '小罐', priceFen: 1990, onHand: 8, prices },
      { name: '大罐', priceFen: 4990, onHand: 50 },
    ],
  })
  await aProduct(shop, { title: '桂花手工皂', priceFen: 1200, onHand: 0 })
  return shop
}

async function fillsRecipient({ page }: Visitor): Promise<void> {
  await page.getByLabel('姓名').fill(recipient.name)
  await page.getByLabel('电话').fill(recipient.phone)
  await page.getByLabel('省市区').fill(recipient.region)
  await page.getByLabel('详细地址').fill(recipient.address)
}

const button = ({ page }: Visitor, name: string) => page.getByRole('button', { name, exact: true })

test.each(['phone', 'desk'] as const)(
  'at the %s: finds tea, orders two, pays with play money, sees the order',
  async (screen) => {
    const shop = await aTeaShop()
    const member = await aBuyer(house.world, shop)
    const buyer = await house.visitor(screen, { as: member })
    const { page } = buyer
    await buyer.goes(`/g/${shop.group.id}`)
    await buyer.presses(page.getByRole('link', { name: '商店' }))
    await page.getByText('已售罄').waitFor()
    expect.soft(await buyer.complaints('shop-shelf')).toEqual([])
    await page.getByRole('searchbox').fill('茶')
    await page.getByText('桂花手工皂').waitFor({ state: 'detached' })
    await buyer.presses(page.getByRole('link', { name: /临水手作茶/ }))
    await page.getByText('2 件起 ¥15.00').waitFor()
    await page.getByText('还剩 8 件').waitFor()
    await buyer.presses(button(buyer, '增加一件'))
    expect.soft(await buyer.complaints('shop-product')).toEqual([])
    await buyer.presses(button(buyer, '立即购买'))
    await page.getByText('¥38.00').waitFor()
    await buyer.presses(button(buyer, '提交订单'))
    await page.getByText('请填写收货人姓名。').waitFor()
    expect.soft(await buyer.complaints('shop-checkout-lacking')).toEqual([])
    await fillsRecipient(buyer)
    await page.reload()
    expect(await page.getByLabel('姓名').inputValue(), 'what was typed survives').toBe(recipient.name)
    await page.getByText('¥38.00').waitFor()
    await button(buyer, '提交订单').dblclick()
    await page.getByText('模拟支付，不会真的扣款').waitFor()
    await page.getByText(/请在 1[45]:\d\d 内付款/).waitFor()
    expect.soft(await buyer.complaints('shop-pay')).toEqual([])
    await buyer.presses(button(buyer, '付款'))
    await page.getByRole('heading', { name: '付款成功' }).waitFor()
    expect.soft(await buyer.complaints('shop-paid')).toEqual([])
    await buyer.presses(page.getByRole('link', { name: '查看订单' }))
    await page.getByText('等商家发货。').waitFor()
    await page.getByText('东钱湖路 8 号').waitFor()
    expect.soft(await buyer.complaints('shop-order')).toEqual([])
    await buyer.goes('/me')
    await buyer.presses(page.getByRole('link', { name: '我的订单' }))
    await page.locator('.order-row').first().waitFor()
    expect(await page.locator('.order-row').count(), 'pressed twice, ordered once').toBe(1)
  },
)

test('two things from the cart; a third is no longer for sale', async () => {
  const shop = await aTeaShop()
  const member = await aBuyer(house.world, shop)
  const cake = await aProduct(shop, { title: '桂花糕' })
  await member.asks(putInCartEndpoint, { communityId: shop.community.id, variantId: variantOf(cake), quantity: 1 })
  await shop.owner.asks(showProductEndpoint, { productId: cake.id, shown: false })
  const buyer = await house.visitor('phone', { as: member })
  const { page } = buyer
  await buyer.goes(`/c/${shop.community.id}/shop/${shop.product.id}`)
  await buyer.presses(button(buyer, '加入购物车'))
  await page.getByRole('link', { name: '购物车，2 种商品' }).waitFor()
  await buyer.presses(page.getByText('大罐'))
  await buyer.presses(button(buyer, '加入购物车'))
  await buyer.presses(page.getByRole('link', { name: '购物车，3 种商品' }))
  await page.getByText('¥69.80').waitFor()
  await page.getByText('已下架').waitFor()
  await buyer.presses(
    page.getByRole('group', { name: '临水手作茶 小罐 的数量' }).getByRole('button', { name: '增加一件' }),
  )
  await page.getByText('¥79.90').waitFor()
  expect.soft(await buyer.complaints('shop-cart')).toEqual([])
  await buyer.presses(page.getByRole('link', { name: '去结算（2）' }))
  await buyer.presses(page.getByText('无需配送'))
  await buyer.presses(button(buyer, '提交订单'))
  await buyer.presses(button(buyer, '付款'))
  await page.getByRole('heading', { name: '付款成功' }).waitFor()
  await buyer.goes(`/c/${shop.community.id}/cart`)
  await page.getByText('购物车里的商品现在都买不了。').waitFor()
  await buyer.presses(button(buyer, '删除 桂花糕'))
  await page.getByText('购物车还是空的').waitFor()
})

test('a set from the page of its tea into the cart, with an add-on; when it ends, all of it stays at its usual price', async () => {
  const shop = await aTeaShop()
  const cup = variantOf(await aProduct(shop, { title: '青瓷杯', priceFen: 3333 }))
  const cloth = variantOf(await aProduct(shop, { title: '茶巾', priceFen: 1200 }))
  const now = house.world.now().getTime()
  const activity = await shop.owner.asks(makeActivityEndpoint, {
    communityId: shop.community.id,
    title: '一壶好茶',
    startsAt: new Date(now - 60_000).toISOString(),
    endsAt: new Date(now + 86_400_000).toISOString(),
    channels: ['web'],
    terms: {
      kind: 'bundle',
      parts: [
        { variantId: shop.variantId, quantity: 1 },
        { variantId: cup, quantity: 1 },
      ],
      setFen: 3999,
      addOns: [{ variantId: cloth, fen: 500 }],
    },
  })
  const buyer = await house.visitor('phone', { as: await aBuyer(house.world, shop), theme: 'dark' })
  const { page } = buyer
  await buyer.goes(`/c/${shop.community.id}/shop/${shop.product.id}`)
  await page.getByRole('link', { name: /套餐.*一壶好茶.*套装价/ }).waitFor()
  expect.soft(await buyer.complaints('product-with-activities')).toEqual([])
  await buyer.presses(button(buyer, '加入购物车'))
  await page.getByText('已放进购物车').waitFor()
  await buyer.goes(`/c/${shop.community.id}/cart`)
  await buyer.presses(button(buyer, '凑齐“一壶好茶”'))
  await page.getByText('已优惠 ¥13.24').waitFor()
  await buyer.presses(button(buyer, '加购 茶巾'))
  await page.getByText('已优惠 ¥20.24').waitFor()
  expect.soft(await buyer.complaints('cart-with-a-set')).toEqual([])
  await buyer.presses(page.getByRole('link', { name: /去结算/ }))
  await page.getByText('一壶好茶 × 1 套').waitFor()
  await page.getByText('¥52.99').first().waitFor()
  await shop.owner.asks(steerActivityEndpoint, { activityId: activity.id, act: 'end' })
  await buyer.goes(`/c/${shop.community.id}/cart`)
  expect(await page.getByText('“一壶好茶”已结束，恢复原价。').count()).toBe(3)
  await page.getByText('¥65.23').waitFor()
  expect.soft(await buyer.complaints('cart-after-the-end')).toEqual([])
  expect(await buyer.isTooWide()).toBe(false)
})

test('pays after the time is over and the tea is gone: the money goes back', async () => {
  const shop = await aShop(house.world, { onHand: 1 })
  const [late, other] = [await aBuyer(house.world, shop), await aBuyer(house.world, shop, '小雪')]
  const buyer = await house.visitor('phone', { as: late })
  const { page } = buyer
  const { id } = await orders(late, shop)
  await buyer.goes(`/me/orders/${id}`)
  await buyer.presses(page.getByRole('link', { name: '去付款' }))
  await page.getByText(/内付款/).waitFor()
  house.world.pass(16 * 60_000)
  await house.world.within(shop.tenant.id, lapseOrders)
  await buys(other, shop)
  await page.getByRole('heading', { name: '订单已超时取消' }).waitFor()
  expect.soft(await buyer.complaints('shop-lapsed')).toEqual([])
  await buyer.presses(button(buyer, '超时后再付款'))
  await page.getByRole('heading', { name: '付款来晚了' }).waitFor()
  expect.soft(await buyer.complaints('shop-late')).toEqual([])
  await buyer.presses(page.getByRole('link', { name: '查看订单' }))
  await page.getByText('付款时订单已经取消').waitFor()
  expect.soft(await buyer.complaints('shop-late-order')).toEqual([])
})

test('cancels one order; shows the code of another where it is fetched; asks for money back', async () => {
  const shop = await aShop(house.world)
  await shop.owner.asks(arrangePickupPointEndpoint, { name: '东门菜场', address: '百丈路 12 号', hours: '8–18 点' })
  const member = await aBuyer(house.world, shop)
  const buyer = await house.visitor('phone', { as: member })
  const { page } = buyer
  const { id } = await orders(member, shop)
  await buyer.goes(`/me/orders/${id}`)
  await buyer.presses(button(buyer, '取消订单'))
  await buyer.presses(page.getByRole('dialog').getByRole('button', { name: '取消订单' }))
  await page.getByRole('heading', { name: '已取消' }).waitFor()

  await buyer.goes(`/c/${shop.community.id}/checkout?buy=${shop.product.id}:${shop.variantId}:1`)
  await buyer.presses(page.getByText('自提', { exact: true }))
  await buyer.presses(page.getByText('东门菜场'))
  expect.soft(await buyer.complaints('shop-checkout-pickup')).toEqual([])
  await buyer.presses(button(buyer, '提交订单'))
  await buyer.presses(button(buyer, '付款'))
  await buyer.presses(page.getByRole('link', { name: '查看订单' }))
  await page.getByRole('img', { name: '核销码的二维码' }).waitFor()
  const paid = await member.asks(readOrderEndpoint, { orderId: page.url().split('/').at(-1) as OrderId })
  await page.getByText(paid.redeemCode!.replace(/(\d{4})(?=\d)/g, '$1 ')).waitFor()
  expect.soft(await buyer.complaints('shop-redeem')).toEqual([])

  await buyer.presses(button(buyer, '申请售后'))
  await page.getByLabel('原因').fill('临时不去了')
  expect.soft(await buyer.complaints('shop-after-sale')).toEqual([])
  await buyer.presses(button(buyer, '提交申请'))
  await page.getByText('仅退款 · 等商家处理').waitFor()
  await buyer.presses(button(buyer, '撤回申请'))
  await page.getByText('仅退款 · 已撤回').waitFor()
})

test.each(['phone', 'desk'] as const)('at the %s: a link in the chat is a card that sells', async (screen) => {
  const shop = await aShop(house.world, { onHand: 3 })
  const member = await aBuyer(house.world, shop)
  const link = `${house.url}/c/${shop.community.id}/shop/${shop.product.id}`
  await member.asks(sendMessageEndpoint, {
    groupId: shop.group.id,
    clientId: crypto.randomUUID(),
    text: `新茶到了 ${link}`,
  })
  const buyer = await house.visitor(screen, { as: member })
  const { page } = buyer
  await buyer.goes(`/g/${shop.group.id}`)
  await page.getByText('还剩 3 件').waitFor()
  expect.soft(await buyer.complaints('shop-card')).toEqual([])
  await buyer.presses(button(buyer, '购买'))
  await buyer.presses(page.getByText('无需配送'))
  expect.soft(await buyer.complaints('shop-card-sheet')).toEqual([])
  await buyer.presses(button(buyer, '提交订单'))
  await buyer.presses(button(buyer, '付款'))
  await page.getByRole('heading', { name: '付款成功' }).waitFor()
  await buyer.goes(`/g/${shop.group.id}`)
  await page.getByText('还剩 2 件').waitFor()
})

test.each([
  { screen: 'phone', language: 'en', theme: 'dark' },
  { screen: 'desk', language: 'zh-CN', theme: 'light' },
] as const)('every page of the shop reads well: $screen, in $language', async (look) => {
  const shop = await aTeaShop()
  const member = await aBuyer(house.world, shop)
  expect(await tour(house, look, await shopPlaces(member, shop), member)).toEqual([])
})
