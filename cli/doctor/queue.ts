/** Whether the work that was left for later is being done. */
import type pg from 'pg'
import { type Finding, ok, warning, wrong } from './finding.ts'

type Queue = { overdue: number; given_up: number; tasks: string | null; held: number }

const queue = `
  select count(*) filter (where attempts < max_attempts and locked_at is null and run_at < now() - interval '5 minutes')::int as overdue,
    count(*) filter (where attempts >= max_attempts and locked_at is null)::int as given_up,
    string_agg(distinct task_identifier, ', ') filter (where attempts >= max_attempts and locked_at is null) as tasks,
    count(*) filter (where locked_at < now() - interval '1 hour')::int as held
  from graphile_worker.jobs`

export async function checkJobs(client: pg.ClientBase): Promise<Finding[]> {
  const { rows } = await client.query<Queue>(queue)
  const { overdue, given_up: givenUp, tasks, held } = rows[0] as Queue
  const findings = [
    overdue > 0 && nobodyWorks('jobs', `${overdue} 个任务过了时间还没人做`, `${overdue} jobs are overdue`),
    givenUp > 0 && hopeless(givenUp, tasks ?? ''),
    held > 0 && stuck(held),
  ].filter((one) => one !== false)
  return findings.length > 0 ? findings : [ok('jobs', '任务队列正常', 'the job queue is being worked off')]
}

/** News that lies in the outbox for long has not reached its hearers. */
export async function checkOutbox(client: pg.ClientBase): Promise<Finding> {
  const { rows } = await client.query<{ n: number; seconds: number }>(
    'select count(*)::int as n, coalesce(extract(epoch from now() - min(at)), 0)::int as seconds from kernel.outbox',
  )
  const { n = 0, seconds = 0 } = rows[0] ?? {}
  if (seconds < 60) return ok('outbox', '消息都已送达各模块', 'news reaches its hearers')
  return nobodyWorks('outbox', `${n} 条消息积压，最早的已 ${seconds} 秒`, `${n} news wait, the oldest for ${seconds} s`)
}

/** Where the log of changes is kept, it must arrive there: what does not piles up in the data directory. */
export async function checkLog(client: pg.ClientBase): Promise<Finding[]> {
  const { rows } = await client.query<{ failing: boolean; piece: string | null }>(
    `select current_setting('archive_mode') <> 'off' and last_failed_time > coalesce(last_archived_time, '-infinity') as failing,
       last_failed_wal as piece from pg_stat_archiver`,
  )
  const { failing = false, piece = '' } = rows[0] ?? {}
  if (!failing) return []
  return [
    wrong('log', {
      zh: `数据库的日志到不了归档处（${piece}），会一直堆在数据目录里`,
      en: `the database's log does not reach its archive (${piece}) and piles up in the data directory`,
      mend: {
        zh: '检查 WAL_ARCHIVE（或 archive_command）：目录要在、可写、有空间；原因在 PostgreSQL 的日志里',
        en: 'check WAL_ARCHIVE (or archive_command): it must exist, be writable and have space; PostgreSQL’s log tells why',
      },
    }),
  ]
}

function nobodyWorks(check: string, zh: string, en: string): Finding {
  return wrong(check, {
    zh,
    en,
    mend: {
      zh: '启动程序（ROLE=all）或一个 ROLE=worker 的进程；已在运行就看它的日志',
      en: 'start the program (ROLE=all) or a process with ROLE=worker; if one runs, read its log',
    },
  })
}

function hopeless(count: number, tasks: string): Finding {
  return warning('jobs', {
    zh: `${count} 个任务屡次失败，已放弃（${tasks}）`,
    en: `${count} jobs failed too often and were given up (${tasks})`,
    mend: {
      zh: '用 qunluo jobs 看原因；修好后用 qunluo jobs --retry 重试',
      en: 'qunluo jobs tells why; once mended, qunluo jobs --retry tries them again',
    },
  })
}

function stuck(count: number): Finding {
  return warning('jobs', {
    zh: `${count} 个任务被占用超过一小时`,
    en: `${count} jobs have been held for more than an hour`,
    mend: {
      zh: '大的导入会很久；否则重启 worker，任务会自动归还',
      en: 'a large import takes long; otherwise restart the worker, and they are given back',
    },
  })
}
