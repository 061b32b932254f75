import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openWorld, type World } from '../../../test/world.ts'
import { aTenant } from '../../modules/identity/test/cast.ts'
import { news } from '../contract.ts'
import type { Context } from '../context.ts'
import { listInDirectory, tenantsBehind } from '../ground.ts'
import { type HeardNews, hearNews, publish, subscriber } from '../outbox.ts'
import type { TenantId } from '../people.ts'
import { sql } from 'kysely'

const bellRang = news('test.bell_rang', z.object({ times: z.number() }))

let world: World
let tenantId: TenantId
beforeAll(async () => {
  world = await openWorld()
  tenantId = (await aTenant(world)).id
})
afterAll(() => world.close())

const waiting = async () =>
  world.within(tenantId, async (ctx) => {
    const { rows } = await sql<{
      id: string
      news: unknown
    }>`select id, news from kernel.outbox where name = 'test.bell_rang' order by id`.execute(ctx.tables<unknown>())
    return rows.map(({ id, news: told }): HeardNews => ({ id, tenantId, news: told }))
  })
const emptied = () => world.within(tenantId, (ctx) => sql`delete from kernel.outbox`.execute(ctx.tables<unknown>()))

test('news is told exactly if the transaction commits', async () => {
  await world.within(tenantId, (ctx) => publish(ctx, bellRang, { times: 1 }))
  await world
    .within(tenantId, async (ctx) => {
      await publish(ctx, bellRang, { times: 2 })
      throw new Error('rolled back')
    })
    .catch(() => {})
  expect((await waiting()).map((one) => one.news)).toEqual([{ times: 1 }])
  await emptied()
})

test('heard twice, even at the same time, the effect happens once', async () => {
  await world.within(tenantId, (ctx) => publish(ctx, bellRang, { times: 3 }))
  const batch = await waiting()
  const mark = subscriber('test.mark', bellRang, (ctx: Context, { times }) =>
    listInDirectory(ctx, 'bell', `${times} ${ctx.now.getTime()} ${Math.random()}`),
  )
  await Promise.all([hearNews(world.ground, mark, batch), hearNews(world.ground, mark, batch)])
  await hearNews(world.ground, mark, batch)
  const marks = await world.within(
    tenantId,
    async (ctx) =>
      (await sql`select from kernel.directory where kind = 'bell'`.execute(ctx.tables<unknown>())).rows.length,
  )
  expect(marks).toBe(1)
  await emptied()
})

test('one subscriber that fails does not keep the others of a batch from being heard, and hears again later', async () => {
  await world.within(tenantId, (ctx) => publish(ctx, bellRang, { times: 4 }, { times: 5 }))
  const batch = await waiting()
  let broken = true
  const picky = subscriber('test.picky', bellRang, async (ctx: Context, { times }) => {
    if (times === 4 && broken) throw new Error('not now')
    await listInDirectory(ctx, 'picky', String(times))
  })
  await expect(hearNews(world.ground, picky, batch)).rejects.toThrow('not now')
  expect(await tenantsBehind(world.ground, 'picky', '5')).toEqual([tenantId])
  broken = false
  await hearNews(world.ground, picky, batch)
  expect(await tenantsBehind(world.ground, 'picky', '4')).toEqual([tenantId])
})
