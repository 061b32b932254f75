import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('a process that can reach its database says it is ready', async () => {
  const response = await world.web.server.inject('/readyz')
  expect(response.json()).toMatchObject({ status: 'ready', database: 'ok' })
})

test('an unknown address is a problem with a code and a sentence in each language', async () => {
  const response = await world.web.server.inject('/api/nowhere')
  expect(response.statusCode).toBe(404)
  expect(response.headers['content-type']).toContain('application/problem+json')
  expect(response.json()).toMatchObject({
    code: 'kernel.not_found',
    zh: expect.stringContaining('没有找到'),
    en: expect.any(String),
  })
})

test('metrics are there for Prometheus', async () => {
  expect((await world.web.server.inject('/metrics')).payload).toContain('qunluo_sockets 0')
})
