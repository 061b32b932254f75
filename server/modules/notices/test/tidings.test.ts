import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { publish } from '../../../kernel/outbox.ts'
import { aCommunity, aMember } from '../../community/test/cast.ts'
import { proofFailed, type ProofId } from '../../ledger/contract.ts'
import { listTidingsEndpoint, readTidingsEndpoint } from '../contract.ts'
import { tell } from '../operations/tell.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await world.work()
})
afterAll(() => world.close())

test('books that do not add up are told to those who decide on money, once, and to nobody else', async () => {
  const founded = await aCommunity(world)
  const member = await aMember(world, founded, { name: '小满' })
  const proofId = 'prf_01jd0000000000000000000000' as ProofId
  for (let heard = 0; heard < 2; heard += 1) {
    await world.within(founded.tenant.id, (ctx) => publish(ctx, proofFailed, { proofId, differences: 2 }))
  }
  const inbox = async () => (await founded.owner.asks(listTidingsEndpoint, {})).rows
  await expect.poll(inbox).toMatchObject([{ kind: 'books_differ', facts: { differences: 2 }, readAt: null }])
  await founded.owner.asks(readTidingsEndpoint, {})
  expect(await inbox()).toHaveLength(1)
  expect((await inbox())[0]?.readAt).not.toBeNull()
  expect((await member.asks(listTidingsEndpoint, {})).rows).toEqual([])
})

test('a long inbox is read page by page, newest first', async () => {
  const founded = await aCommunity(world)
  for (let place = 0; place < 5; place += 1) {
    await world.within(founded.tenant.id, (ctx) =>
      tell(ctx, { personId: founded.owner.id, kind: 'books_differ', facts: { differences: place }, key: `k${place}` }),
    )
  }
  const first = await founded.owner.asks(listTidingsEndpoint, { limit: 3 })
  const rest = await founded.owner.asks(listTidingsEndpoint, { limit: 3, after: first.next ?? '' })
  expect([...first.rows, ...rest.rows]).toHaveLength(5)
  expect(new Set([...first.rows, ...rest.rows].map(({ id }) => id)).size).toBe(5)
  expect(rest.next).toBeNull()
})
