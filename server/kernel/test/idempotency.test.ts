import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../test/world.ts'
import { foundCommunityEndpoint, joinGroupEndpoint, listCommunitiesEndpoint } from '../../modules/community/contract.ts'
import { aCommunity } from '../../modules/community/test/cast.ts'
import { readMeEndpoint } from '../../modules/identity/contract.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('a write repeated with its key is done once and answered the same, even when both run at once', async () => {
  const { owner } = await aCommunity(world)
  const key = { 'idempotency-key': randomUUID() }
  const found = () => owner.tries(foundCommunityEndpoint, { preset: 'interest', name: '只建一次' }, key)
  const answers = [...(await Promise.all([found(), found(), found()])), await found()]
  expect(new Set(answers.map(({ body }) => body.community.id)).size).toBe(1)
  const { rows } = await owner.asks(listCommunitiesEndpoint, { q: '只建一次' })
  expect(rows).toHaveLength(1)
})

test('a key used for another request is refused', async () => {
  const { owner } = await aCommunity(world)
  const key = { 'idempotency-key': randomUUID() }
  await owner.tries(foundCommunityEndpoint, { preset: 'interest', name: '甲' }, key)
  const other = await owner.tries(foundCommunityEndpoint, { preset: 'interest', name: '乙' }, key)
  expect(other).toMatchObject({ status: 422, problem: { code: 'kernel.key_used_otherwise' } })
})

test('a refusal is not remembered: the same key may try again', async () => {
  const { owner } = await aCommunity(world)
  const key = { 'idempotency-key': randomUUID() }
  expect((await owner.tries(foundCommunityEndpoint, { preset: 'interest', name: '' }, key)).status).toBe(400)
  expect((await owner.tries(foundCommunityEndpoint, { preset: 'interest', name: '好' }, key)).status).toBe(200)
})

test('a stranger whose answer was lost is signed in by the repetition as the same person', async () => {
  const { group } = await aCommunity(world)
  const key = { 'idempotency-key': randomUUID() }
  const wish = { code: group.joinCode, name: '新来的', acceptsRules: 1 }
  const first = await world.caller().tries(joinGroupEndpoint, wish, key)
  const again = world.caller()
  expect((await again.tries(joinGroupEndpoint, wish, key)).body.personId).toBe(first.body.personId)
  expect((await again.asks(readMeEndpoint, {})).person.id).toBe(first.body.personId)
})
