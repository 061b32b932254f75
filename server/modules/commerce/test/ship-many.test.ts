import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import excel from 'exceljs'
import {
  listOrdersEndpoint,
  readOrderEndpoint,
  readParcelsEndpoint,
  refundOrderEndpoint,
  shipManyEndpoint,
} from '../contract.ts'
import { aBuyer, aShop, buys } from './cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('a sheet ships row by row: what is refused is told and leaves the others alone', async () => {
  const shop = await aShop(world)
  const buyer = await aBuyer(world, shop)
  const [first, second, fetched] = [
    await buys(buyer, shop),
    await buys(buyer, shop),
    await buys(buyer, shop, { delivery: 'code' }),
  ]
  const parcel = { carrier: '顺丰速运', tracking: 'SF1000000001' }
  const { rows } = await shop.owner.asks(shipManyEndpoint, {
    rows: [
      { number: second.number, ...parcel },
      { number: '000', ...parcel },
      { number: first.number, carrier: '', tracking: 'SF1000000001' },
      { number: fetched.number, ...parcel },
      { number: second.number, ...parcel },
    ],
  })
  expect(rows.map(({ outcome, why }) => [outcome, why?.code ?? null])).toEqual([
    ['shipped', null],
    ['refused', 'commerce.order_unknown'],
    ['refused', 'commerce.parcel_unreadable'],
    ['refused', 'commerce.order_state_wrong'],
    ['already', null],
  ])
  const shipped = await shop.owner.asks(readOrderEndpoint, { orderId: second.id })
  expect(shipped).toMatchObject({ state: 'shipped', shipments: [parcel] })
  expect(await shop.owner.asks(readOrderEndpoint, { orderId: first.id })).toMatchObject({
    state: 'paid',
    shipments: [],
  })
})

test('the same sheet again ships nothing twice', async () => {
  const shop = await aShop(world)
  const buyer = await aBuyer(world, shop)
  const order = await buys(buyer, shop, { quantity: 2 })
  const rows = [{ number: order.number, carrier: '中通快递', tracking: 'ZT-000000001' }]
  await shop.owner.asks(shipManyEndpoint, { rows })
  const again = await shop.owner.asks(shipManyEndpoint, { rows })
  expect(again.rows).toEqual([{ number: order.number, outcome: 'already', why: null }])
  expect((await shop.owner.asks(readOrderEndpoint, { orderId: order.id })).shipments).toHaveLength(1)
})

test('what was given back is not shipped by a sheet', async () => {
  const shop = await aShop(world)
  const order = await buys(await aBuyer(world, shop), shop)
  await shop.owner.asks(refundOrderEndpoint, { orderId: order.id, why: '不要了' })
  const { rows } = await shop.owner.asks(shipManyEndpoint, {
    rows: [{ number: order.number, carrier: '中通快递', tracking: 'ZT-000000002' }],
  })
  expect(rows[0]).toMatchObject({ outcome: 'refused', why: { code: 'commerce.order_state_wrong' } })
})

test('a workbook of parcels is read by its headings, and what is none is refused', async () => {
  const shop = await aShop(world)
  const order = await buys(await aBuyer(world, shop), shop)
  const book = new excel.Workbook()
  const sheet = book.addWorksheet('发货')
  sheet.addRows([
    ['收货人', '快递单号', '订单编号', '物流公司'],
    ['何苗', 'SF1000000001', order.number, '顺丰速运'],
    [],
  ])
  const content = Buffer.from(await book.xlsx.writeBuffer())
  const { body } = await shop.owner.uploads(readParcelsEndpoint, { name: '发货.xlsx', content })
  expect(body.rows).toEqual([{ number: order.number, carrier: '顺丰速运', tracking: 'SF1000000001' }])
  const { rows } = await shop.owner.asks(shipManyEndpoint, { rows: body.rows })
  expect(rows[0]?.outcome).toBe('shipped')
  for (const text of ['', `${order.number},顺丰速运,SF1000000001`, '订单号,快递公司,运单号']) {
    const { problem } = await shop.owner.uploads(readParcelsEndpoint, { name: '发货.csv', content: Buffer.from(text) })
    expect(problem?.code).toBe('commerce.parcels_unreadable')
  }
})

test('an order is found by its number, a title or the name of its buyer', async () => {
  const shop = await aShop(world)
  const order = await buys(await aBuyer(world, shop, '寻欢'), shop)
  await buys(await aBuyer(world, shop, '别人'), shop)
  const found = async (words: string) =>
    (await shop.owner.asks(listOrdersEndpoint, { words })).rows.map(({ number }) => number)
  expect(await found('寻欢')).toEqual([order.number])
  expect(await found(order.number)).toEqual([order.number])
  expect(await found('没有这个人')).toEqual([])
})
