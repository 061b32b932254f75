import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { listAttentionEndpoint } from '../../commerce/contract.ts'
import { aBuyer, pays } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { listRecountsEndpoint, lookAtRecountEndpoint } from '../contract.ts'
import { recount } from '../operations/recounts/recount.ts'
import { db } from '../tables.ts'
import { boostCast } from './boost-cast.ts'
import {
  aBargainFair,
  aFlashSale,
  aGroupBuy,
  buysFlash,
  type Fair,
  helps,
  joins,
  lapse,
  leads,
  people,
  starts,
} from './cast.ts'
import { presaleCast } from './presale-cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
})
afterAll(() => world.close())

const recounts = ({ tenant }: Pick<Fair, 'tenant'>) => world.within(tenant.id, recount)
const attention = async ({ owner }: Pick<Fair, 'owner'>) =>
  (await owner.asks(listAttentionEndpoint, {})).rows.filter(({ kind }) => kind === 'recount')

test('X-10: after buying, lapsing, helping and leaving in every kind, the counters are what their rows say', async () => {
  const flash = await aFlashSale(world)
  const [one, two] = (await people(world, flash, 2)) as [Someone, Someone]
  await pays(one, (await buysFlash(one, flash)).body)
  await buysFlash(two, flash)
  await lapse(world, flash)
  expect(await recounts(flash)).toBe(0)

  const teams = await aGroupBuy(world, { people: [3] })
  const [leader, member] = (await people(world, teams, 2)) as [Someone, Someone]
  const { team } = await leads(leader, teams)
  await joins(member, teams, team.id)
  expect(await recounts(teams)).toBe(0)
  await lapse(world, teams)
  expect(await recounts(teams)).toBe(0)

  const bargains = await aBargainFair(world, { people: 3 })
  const { id } = await starts(await aBuyer(world, bargains), bargains)
  await helps(await aBuyer(world, bargains), id)
  expect(await recounts(bargains)).toBe(0)

  const boosts = boostCast(world)
  const boost = await boosts.aBoost()
  await boosts.supported(boost, 3)
  expect(await recounts(boost)).toBe(0)

  const presales = presaleCast(world)
  const presale = await presales.aPresale()
  await presales.joins(await aBuyer(world, presale), presale)
  await presales.deposits(await aBuyer(world, presale), presale)
  expect(await recounts(presale)).toBe(0)
  await lapse(world, presale, 31)
  expect(await recounts(presale)).toBe(0)
})

test('X-10: a difference is told where somebody looks, and never patched', async () => {
  const fair = await aBargainFair(world, { people: 3 })
  const { id } = await starts(await aBuyer(world, fair), fair)
  await world.within(fair.tenant.id, (ctx) =>
    db(ctx).updateTable('promotions.bargains').set({ taken: 2 }).where('id', '=', id).execute(),
  )
  expect(await recounts(fair)).toBe(1)
  const { rows } = await fair.owner.asks(listRecountsEndpoint, {})
  expect(rows[0]).toMatchObject({ differences: [{ of: 'bargain', id, kept: 2, counted: 0 }], lookedAt: null })
  expect(await attention(fair)).toMatchObject([{ id: rows[0]?.id, why: 'counters_differ' }])
  expect(await recounts(fair)).toBe(1)
  for (const { id: recountId } of (await fair.owner.asks(listRecountsEndpoint, {})).rows)
    await fair.owner.asks(lookAtRecountEndpoint, { recountId, how: '核对过，是手工改的' })
  expect(await attention(fair)).toEqual([])
})
