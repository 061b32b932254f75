/** A worker node: jobs, schedules and the relay of news. */
import type { Ground } from '../kernel/ground.ts'
import { startWorker } from '../kernel/jobs.ts'
import { sweepGround } from '../kernel/sweep.ts'
import { modules } from './modules.ts'
import { verifyInstallation } from './verify.ts'

export async function openWorker(ground: Ground, url: string): Promise<() => Promise<void>> {
  await verifyInstallation(ground)
  return startWorker(ground, url, {
    jobs: modules.flatMap(({ jobs = [] }) => jobs),
    cron: [sweepGround, ...modules.flatMap(({ cron = [] }) => cron)],
    subscribers: modules.flatMap(({ subscribers = [] }) => subscribers),
  })
}
