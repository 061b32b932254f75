import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { readOrderEndpoint, refundOrderEndpoint, shipManyEndpoint } from '../contract.ts'
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
