/** `qunluo jobs`: what failed and is tried again, and what was given up; with `--retry` all of it now. */
import pg from 'pg'
import { DateTime } from 'luxon'
import { reachDatabase, readOwnConfig } from './reach.ts'

type FailedJob = { id: string; task: string; attempts: number; most: number; runAt: Date; error: string }

const failed = `select j.id::text, t.identifier as task, j.attempts::int, j.max_attempts::int as most, j.run_at as "runAt",
    split_part(coalesce(j.last_error, ''), E'\\n', 1) as error
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  where j.attempts > 0 and j.last_error is not null and j.locked_at is null order by j.run_at limit 1000`

/** Jobs that have failed at least once and were not done since, the next to be tried first. */
export async function listFailedJobs(client: pg.ClientBase): Promise<FailedJob[]> {
  return (await client.query<FailedJob>(failed)).rows
}

/** Has failed jobs tried again at once, with all their attempts before them. */
export async function retryJobs(client: pg.ClientBase, jobs: readonly FailedJob[]): Promise<void> {
  const ids = jobs.map(({ id }) => id)
  await client.query('select graphile_worker.reschedule_jobs($1::bigint[], run_at => now(), attempts => 0)', [ids])
}

/** Tells of failed jobs, and retries them when asked to. */
export async function showJobs({ retry = false, json = false }: { retry?: boolean; json?: boolean }): Promise<void> {
  const { url, stop } = await reachDatabase(readOwnConfig())
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    const jobs = await listFailedJobs(client)
    if (retry) await retryJobs(client, jobs)
    process.stdout.write(json ? `${JSON.stringify(jobs)}\n` : jobs.map(lineOf).join(''))
    process.stdout.write(json ? '' : summaryOf(jobs.length, retry))
  } finally {
    await client.end()
    await stop()
  }
}

function lineOf({ id, task, attempts, most, runAt, error }: FailedJob): string {
  const next = attempts >= most ? '已放弃 · given up' : DateTime.fromJSDate(runAt).toFormat('yyyy-MM-dd HH:mm:ss')
  return `${id}  ${task}  ${attempts}/${most}  ${next}\n    ${error}\n`
}

function summaryOf(count: number, retry: boolean): string {
  if (count === 0) return '没有失败的任务 · no job has failed\n'
  return retry
    ? `${count} 个任务马上重试 · ${count} jobs are tried again now\n`
    : `${count} 个任务失败过；qunluo jobs --retry 马上重试 · ${count} jobs have failed; --retry tries them now\n`
}
