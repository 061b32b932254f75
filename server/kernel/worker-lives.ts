/**
 * Workers that were killed cannot say so. Each process says every few seconds that its workers live, by the database's clock,
 * and frees the jobs of those that were not heard of for a while: they run again on whoever is there.
 */
import { EventEmitter } from 'node:events'
import type { WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import type { Logger } from 'pino'

const beatMs = 3000
// Longer than any computation may hold up a process: whoever is only busy must not be taken for dead.
const silence = '20 seconds'

/** `events` is given to the queue, which names its workers by it. */
export function watchWorkers(pool: pg.Pool, log: Logger): { events: WorkerEvents; stop: () => Promise<void> } {
  const events: WorkerEvents = new EventEmitter()
  const ours = new Set<string>()
  events.on('worker:create', ({ worker }) => ours.add(worker.workerId))
  const beat = () =>
    beatOnce(pool, [...ours]).catch((fault) => log.warn({ err: fault }, 'workers could not be watched; trying again'))
  let beating = Promise.resolve()
  const timer = setInterval(() => (beating = beating.then(beat)), beatMs)
  return {
    events,
    async stop() {
      clearInterval(timer)
      await beating
      await pool.query('delete from kernel.workers where worker_id = any($1)', [[...ours]]).catch(() => {})
    },
  }
}

async function beatOnce(pool: pg.Pool, ours: readonly string[]): Promise<void> {
  await pool.query(
    `insert into kernel.workers (worker_id, seen_at) select unnest($1::text[]), now()
     on conflict (worker_id) do update set seen_at = excluded.seen_at`,
    [ours],
  )
  await pool.query(`delete from kernel.workers where seen_at < now() - interval '${silence}'`)
  await pool.query(`select graphile_worker.force_unlock_workers(array_agg(distinct locked_by)) from graphile_worker.jobs
    where locked_at < now() - interval '${silence}' and locked_by not in (select worker_id from kernel.workers) having count(*) > 0`)
}
