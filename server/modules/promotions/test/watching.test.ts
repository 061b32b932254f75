/** Whoever has a card or a page open hears when it has changed, through the line that is open anyway. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { openWorld, type World } from '../../../../test/world.ts'
import { cookieName } from '../../../kernel/http/credential.ts'
import { aBuyer } from '../../commerce/test/cast.ts'
import type { Someone } from '../../identity/test/cast.ts'
import { planWaveEndpoint, readWaveEndpoint, steerActivityEndpoint, stopWaveEndpoint } from '../contract.ts'
import { beginParts } from '../operations/waves/begin-parts.ts'
import { aBargainFair, aFlashSale, aGroupBuy, buysFlash, follows, helps, leads, starts } from './cast.ts'

let world: World
let origin: string
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-22T02:00:00Z' })
  origin = await world.listen()
})
afterAll(() => world.close())

class Watcher {
  readonly heard: string[] = []
  readonly #socket: WebSocket
  constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (raw) => {
      for (const frame of JSON.parse(String(raw)) as { t: string; thing?: string }[])
        if (frame.t === 'changed') this.heard.push(frame.thing ?? '')
    })
  }
  /** Watches these things; the answer to a ping shows that the server has heard so. */
  async watches(...things: string[]): Promise<void> {
    this.#socket.send(JSON.stringify({ t: 'watch', things }))
    await this.#answered()
  }
  async #answered(): Promise<void> {
    const pong = new Promise<void>((resolve) => {
      const listen = (raw: unknown) => {
        if (!String(raw).includes('"pong"')) return
        this.#socket.off('message', listen)
        resolve()
      }
      this.#socket.on('message', listen)
    })
    this.#socket.send(JSON.stringify({ t: 'ping', at: 1 }))
    await pong
  }
  close(): void {
    this.#socket.terminate()
  }
}

async function aWatcher(someone: Someone): Promise<Watcher> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/realtime`, {
    headers: { cookie: `${cookieName}=${someone.cookie}` },
  })
  const watcher = new Watcher(socket)
  await new Promise<void>((resolve) => void socket.once('message', () => resolve()))
  return watcher
}

test('a seat that is taken and paid is told to whoever watches the activity or its team', async () => {
  const fair = await aGroupBuy(world)
  const [leader, member] = [await aBuyer(world, fair), await aBuyer(world, fair, '小雪')]
  const watcher = await aWatcher(await aBuyer(world, fair, '看客'))
  await watcher.watches(fair.activity.id)
  const { team } = await leads(leader, fair)
  await expect.poll(() => watcher.heard).toContain(fair.activity.id)
  watcher.heard.length = 0
  await watcher.watches(team.id)
  await follows(member, fair, team.id)
  await expect.poll(() => watcher.heard).toContain(team.id)
  expect(watcher.heard).not.toContain(fair.activity.id)
  watcher.close()
})

test('a cut, a piece that is sold, and a pause are told', async () => {
  const fair = await aBargainFair(world)
  const bargain = await starts(await aBuyer(world, fair), fair)
  const sale = await aFlashSale(world)
  const watcher = await aWatcher(await aBuyer(world, fair, '看客'))
  await watcher.watches(bargain.id, fair.activity.id)
  await helps(await aBuyer(world, fair, '朋友'), bargain.id)
  await expect.poll(() => watcher.heard).toContain(bargain.id)
  await expect.poll(() => watcher.heard).toContain(fair.activity.id)
  watcher.close()
  const other = await aWatcher(await aBuyer(world, sale, '看客'))
  await other.watches(sale.activity.id)
  await buysFlash(await aBuyer(world, sale), sale)
  await expect.poll(() => other.heard).toContain(sale.activity.id)
  other.heard.length = 0
  await sale.owner.asks(steerActivityEndpoint, { activityId: sale.activity.id, act: 'pause' })
  await expect.poll(() => other.heard).toContain(sale.activity.id)
  other.close()
})

test('a wave that is stopped is told to whoever has what it began open', async () => {
  const fair = await aFlashSale(world)
  const startsAt = new Date(world.now().getTime() + 60_000).toISOString()
  const { id: waveId } = await fair.owner.asks(planWaveEndpoint, {
    title: '波浪',
    startsAt,
    communityIds: [fair.community.id],
    steps: [{ activityId: fair.activity.id, afterMinutes: 0, minutes: 60 }],
  })
  world.pass(120_000)
  await world.within(fair.tenant.id, beginParts)
  const { parts } = await fair.owner.asks(readWaveEndpoint, { waveId })
  const begun = parts[0]?.activityId as string
  const watcher = await aWatcher(await aBuyer(world, fair, '看客'))
  await watcher.watches(begun)
  await fair.owner.asks(stopWaveEndpoint, { waveId, endsRunning: true })
  await expect.poll(() => watcher.heard).toContain(begun)
  watcher.close()
})

test('nothing is ever heard of another tenant', async () => {
  const [mine, theirs] = [await aFlashSale(world), await aFlashSale(world)]
  const watcher = await aWatcher(mine.owner)
  await watcher.watches(mine.activity.id, theirs.activity.id)
  await buysFlash(await aBuyer(world, theirs), theirs)
  await buysFlash(await aBuyer(world, mine), mine)
  await expect.poll(() => watcher.heard).toContain(mine.activity.id)
  expect(watcher.heard).not.toContain(theirs.activity.id)
  watcher.close()
})
