/** Jobs that were waiting, by what they are rather than how the queue stores them: its tables are its own to change. */
import type pg from 'pg'

type Job = {
  task: string
  payload: unknown
  queue: string | null
  run_at: string
  attempts: number
  max_attempts: number
  key: string | null
  priority: number
  last_error: string | null
}

/** All jobs of the queue, those that were given up included; one that was running counts as waiting again. */
export async function listJobs(client: pg.ClientBase): Promise<Job[]> {
  const { rows } = await client.query<Job>(
    `select t.identifier as task, j.payload, q.queue_name as queue, j.run_at::text, j.attempts, j.max_attempts, j.key,
       j.priority, j.last_error
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
     order by j.id`,
  )
  return rows
}

/** Asks for the jobs again, with as many tries behind them as they had. */
export async function askAgain(client: pg.ClientBase, jobs: readonly Job[]): Promise<void> {
  for (const job of jobs) {
    const { rows } = await client.query<{ id: string }>(
      `select (graphile_worker.add_job($1, $2::json, queue_name => $3, run_at => $4, max_attempts => $5, job_key => $6, priority => $7)).id`,
      [job.task, JSON.stringify(job.payload), job.queue, job.run_at, job.max_attempts, job.key, job.priority],
    )
    await client.query(`update graphile_worker._private_jobs set attempts = $2, last_error = $3 where id = $1`, [
      rows[0]?.id,
      job.attempts,
      job.last_error,
    ])
  }
}

export const writeJobs = (jobs: readonly Job[]) => Buffer.from(jobs.map((job) => `${JSON.stringify(job)}\n`).join(''))

export function readJobs(text: string): Job[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Job)
}
