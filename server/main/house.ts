/** Opens everything on a running database: its shape, the ground, worker and web. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../kernel/config.ts'
import { isAway } from '../kernel/database.ts'
import type { Ground } from '../kernel/ground.ts'
import { migrate } from '../kernel/migrate.ts'
import { closeGround, openGround } from './ground.ts'
import { migrationSources } from './migrations.ts'
import { listenOnFreePort } from './port.ts'
import { openWeb } from './web.ts'
import { openWorker } from './worker.ts'

/** What was opened is added to `stops` in order, so that a failure half-way closes it too. */
export type Opening = { config: Config; url: string; demo: boolean; stops: (() => Promise<void>)[] }

const say = (line: string) => process.stdout.write(`${line}\n`)

const patienceMs = 120_000

/** Opens the house. A database that restarts together with us, or is being failed over, is waited for. */
export async function openHouse(opening: Opening): Promise<void> {
  for (const until = Date.now() + patienceMs; ; await sleep(500)) {
    const opened: Opening['stops'] = []
    try {
      await openRooms({ ...opening, stops: opened })
      opening.stops.push(...opened)
      return
    } catch (fault) {
      for (const stop of opened.reverse()) await stop().catch(() => {})
      if (!isAway(fault) || Date.now() > until) throw fault
      process.stderr.write(`数据库还连不上，继续等待 · Waiting for the database: ${(fault as Error).message}\n`)
    }
  }
}

async function openRooms(opening: Opening): Promise<void> {
  const { config, url, stops } = opening
  await migrate(url, migrationSources)
  const ground = await openGround(config, url)
  stops.push(() => closeGround(ground))
  const rooms = [config.role !== 'web' && work(ground, opening), config.role !== 'worker' && serve(ground, opening)]
  // Both are awaited even when one fails, so that what the other has opened is closed too.
  for (const room of await Promise.allSettled(rooms)) if (room.status === 'rejected') throw room.reason
  if (config.role === 'worker') say('worker 已就绪 · worker is ready')
}

async function work(ground: Ground, { url, stops }: Opening): Promise<void> {
  stops.push(await openWorker(ground, url))
}

async function serve(ground: Ground, { config, demo, stops }: Opening): Promise<void> {
  const web = await openWeb(ground)
  stops.push(web.close)
  config.port = await listenOnFreePort(web.server, config, say)
  if (demo) await showDemo(ground)
  else await showSetUp(ground)
}

async function showDemo(ground: Ground): Promise<void> {
  const { foundDemo } = await import('./demo/found-demo.ts')
  const { ownerToken, memberToken } = await foundDemo(ground, say)
  const origin = ground.origin()
  say('')
  say('群落 Qunluo 已就绪 · ready')
  say(`  运营台 Console      ${origin}/console/sign-in?token=${ownerToken}`)
  say(`  群空间 Member app   ${origin}/sign-in?token=${memberToken}`)
  say('  链接各可登录一次；再次运行会给出新的 · each link signs in once; run again for new ones')
  say('  Ctrl-C 结束 · Ctrl-C stops everything')
}

async function showSetUp(ground: Ground): Promise<void> {
  const { offerSetUp } = await import('../modules/identity/index.ts')
  const offer = await offerSetUp(ground)
  const origin = ground.origin()
  say(
    offer
      ? `请打开一次性初始化链接 · Open the one-time set-up link:\n  ${origin}/console/setup?token=${offer.token}`
      : `群落 Qunluo 已就绪 · ready: ${origin}/console/`,
  )
}
