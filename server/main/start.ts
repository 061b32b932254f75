/** The program: database, migrations, web and worker, and a clean end. */
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Config, ConfigMistake, readConfig } from '../kernel/config.ts'
import type { Ground } from '../kernel/ground.ts'
import { migrate } from '../kernel/migrate.ts'
import { closeGround, openGround } from './ground.ts'
import { migrationSources } from './migrations.ts'
import { exitWithParent } from './parent.ts'
import { listenOnFreePort } from './port.ts'
import { openWeb } from './web.ts'
import { openWorker } from './worker.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const demo = process.argv.includes('--demo')

async function start(): Promise<void> {
  exitWithParent()
  const stops: (() => Promise<void>)[] = []
  endOnSignals(stops)
  const config = readStartConfig()
  const url = config.databaseUrl ?? (await startOwnDatabase(config, stops))
  await migrate(url, migrationSources)
  const ground = await openGround(config, url)
  stops.push(() => closeGround(ground))
  if (config.role !== 'web') stops.push(await openWorker(ground, url))
  if (config.role !== 'worker') await serve(ground, config, stops)
  else say('worker 已就绪 · worker is ready')
}

function readStartConfig(): Config {
  const config = readConfig(process.env)
  return {
    ...config,
    logLevel: process.env.LOG_LEVEL ? config.logLevel : demo ? 'error' : 'info',
    dataDirectory: resolve(config.dataDirectory),
  }
}

async function startOwnDatabase(config: Config, stops: (() => Promise<void>)[]): Promise<string> {
  const { startEmbedded } = await import('./embedded.ts')
  await mkdir(config.dataDirectory, { recursive: true })
  const directory = join(config.dataDirectory, 'postgres')
  if (!existsSync(directory)) say('首次启动，正在建立数据库 · First start: making the database')
  const { url, stop, died } = await startEmbedded({ directory, log: say })
  died.then((why) => end(stops, `数据库意外停止：${why}`))
  stops.push(stop)
  return url
}

async function serve(ground: Ground, config: Config, stops: (() => Promise<void>)[]): Promise<void> {
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

let ending = false

/** Finishes what is in hand, newest first; a second signal ends at once. */
async function end(stops: (() => Promise<void>)[], why?: string): Promise<void> {
  if (ending) return
  ending = true
  if (why) process.stderr.write(`${why}\n`)
  const patience = setTimeout(() => process.exit(1), 15_000)
  for (const stop of stops.reverse())
    await stop().catch((fault) => process.stderr.write(`${(fault as Error).message}\n`))
  clearTimeout(patience)
  process.exit(why ? 1 : 0)
}

function endOnSignals(stops: (() => Promise<void>)[]): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => (ending ? process.exit(1) : end(stops)))
  }
}

start().catch((fault: Error) => {
  const mistake = fault instanceof ConfigMistake
  process.stderr.write(
    mistake ? `配置有误 · Configuration is wrong:\n${fault.message}\n` : `${fault.stack ?? fault.message}\n`,
  )
  process.exit(1)
})
