import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { Problem } from '../../../kernel/contract.ts'
import { enter } from '../../../kernel/ground.ts'
import { newId } from '../../../kernel/ids.ts'
import { seatPeople } from '../../community/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import { admitPeople } from '../../identity/index.ts'
import { readFlashSaleEndpoint } from '../contract.ts'
import { buyFlash } from '../operations/buy-flash.ts'
import { recount } from '../operations/recounts/recount.ts'
import { db } from '../tables.ts'
import { aFlashSale } from './cast.ts'

const tooBusy = /timeout exceeded when trying to connect/

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
})
afterAll(() => world.close())

test('a hundred pieces and a thousand buyers at once: exactly a hundred, nobody is left without an answer', async () => {
  const fair = await aFlashSale(world, { pieces: 100 }, { onHand: 1000 })
  const { tenant, group, activity, variantId } = fair
  const crowd = Array.from({ length: 1000 }, (_, place) => ({ id: newId('psn'), name: `邻居${place}` }))
  await world.within(tenant.id, async (ctx) => {
    await admitPeople(ctx, crowd)
    await seatPeople(
      ctx,
      group.id,
      crowd.map(({ id }) => ({ personId: id })),
    )
  })
  const buys = (personId: PersonId): Promise<string> =>
    enter(
      world.ground,
      tenant.id,
      { kind: 'person', personId, sessionId: null, staffRole: null, scopes: null },
      (ctx) =>
        buyFlash(ctx, {
          activityId: activity.id,
          variantId,
          quantity: 1,
          channel: 'web',
          delivery: 'none',
          note: '',
          totalFen: 500,
        }),
    ).then(
      () => 'ordered',
      // A machine that is too busy gives nobody a connection in time; then one asks again.
      (fault) => (fault instanceof Problem ? fault.kind.code : tooBusy.test(fault) ? buys(personId) : String(fault)),
    )
  const answers = await Promise.all(crowd.map(({ id }) => buys(id)))
  expect(Object.fromEntries([...Map.groupBy(answers, (one) => one)].map(([code, all]) => [code, all.length]))).toEqual({
    ordered: 100,
    'commerce.sold_out': 900,
  })
  expect((await fair.owner.asks(readFlashSaleEndpoint, { activityId: activity.id })).items).toMatchObject([{ left: 0 }])
  const rows = await world.within(tenant.id, (ctx) =>
    db(ctx).selectFrom('promotions.purchases').select('order_id').execute(),
  )
  expect(rows).toHaveLength(100)
  expect(await world.within(tenant.id, recount)).toBe(0)
}, 60_000)
