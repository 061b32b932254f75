/** Opens the ground of a process: pools, bus, hub, clock. */
import { type Bus, openPostgresBus } from '../kernel/bus.ts'
import type { Config } from '../kernel/config.ts'
import { openDatabase } from '../kernel/database.ts'
import { openStore } from '../kernel/files/store.ts'
import type { Ground } from '../kernel/ground.ts'
import { openLog } from '../kernel/log.ts'
import { Hub } from '../kernel/realtime/hub.ts'
import { openSeal } from '../kernel/seal.ts'

/** The database carries the hints unless a NATS server is named. */
async function openBus({ natsUrl }: Config, url: string, log: Ground['log']): Promise<Bus> {
  if (!natsUrl) return openPostgresBus(url, log)
  const { openNatsBus } = await import('../kernel/nats-bus.ts')
  return openNatsBus(natsUrl, log)
}

type Choice = Partial<Pick<Ground, 'clock' | 'random' | 'log'>> & { bus?: Bus }

export async function openGround(config: Config, url: string, choice: Choice = {}): Promise<Ground> {
  const log = choice.log ?? openLog(config.logLevel, `qunluo-${config.role}`)
  return {
    config,
    log,
    database: openDatabase(url, 'app', config.poolSize),
    lane: openDatabase(url, 'lane', 4),
    relay: openDatabase(url, 'relay', 2),
    bus: choice.bus ?? (await openBus(config, url, log)),
    hub: new Hub(),
    files: openStore(config),
    seal: await openSeal(config),
    clock: choice.clock ?? (() => new Date()),
    random: choice.random ?? Math.random,
    origin: () => config.publicUrl ?? `http://localhost:${config.port}`,
  }
}

/** Closes in the order of need: nobody is told any more, then nothing is asked any more. */
export async function closeGround(ground: Ground): Promise<void> {
  await ground.bus.close()
  await Promise.all([ground.database.close(), ground.lane.close(), ground.relay.close()])
}
