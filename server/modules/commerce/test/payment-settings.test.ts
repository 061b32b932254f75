import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { aTenant } from '../../identity/test/cast.ts'
import { listPaymentSettingsEndpoint, switchProviderEndpoint } from '../contract.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('a shop starts with play money alone, and what was set up is shown without any secret', async () => {
  const { owner } = await aTenant(world)
  const before = await owner.asks(listPaymentSettingsEndpoint, {})
  expect(before.rows.map(({ provider, active, hasKeys }) => [provider, active, hasKeys])).toEqual([
    ['sandbox', true, false],
    ['wechat', false, false],
    ['alipay', false, false],
  ])
  await owner.asks(switchProviderEndpoint, { provider: 'wechat', active: false, merchant: '1900000001' })
  await owner.asks(switchProviderEndpoint, { provider: 'sandbox', active: false })
  const { rows } = await owner.asks(listPaymentSettingsEndpoint, {})
  expect(rows[0]).toEqual({ provider: 'sandbox', active: false, merchant: '', hasKeys: false })
  expect(rows[1]).toEqual({ provider: 'wechat', active: false, merchant: '1900000001', hasKeys: false })
})
