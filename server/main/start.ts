/** The program: reads its configuration, brings up its own database if it has no other, and comes to a clean end. */
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Config, ConfigMistake, readConfig } from '../kernel/config.ts'
import { exitWithParent } from './parent.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const demo = process.argv.includes('--demo')

async function start(): Promise<void> {
  exitWithParent()
  const stops: (() => Promise<void>)[] = []
  endOnSignals(stops)
  const config = readStartConfig()
  // The database comes up while the program is being read: each takes half a second.
  const [url, { openHouse }] = await Promise.all([
    config.databaseUrl ?? startOwnDatabase(config, stops),
    import('./house.ts'),
  ])
  await openHouse({ config, url, demo, stops })
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
  const { url, stop, died } = await startEmbedded({ directory, log: say, archive: config.walArchive })
  died.then((why) => end(stops, `数据库意外停止：${why}`))
  stops.push(stop)
  return url
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
