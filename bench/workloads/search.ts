/**
 * Two-character Chinese queries over all groups one may see, against ILIKE with pg_trgm on the same rows. The ratio compares
 * finding with finding: one statement each, the same groups, the same limit. The whole answer over HTTP, with rights, names,
 * reactions and marked hits, is told beside it.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { queryOf } from '../../server/modules/messaging/rules/words.ts'
import { gatherCrowd } from '../kit/crowd.ts'
import { withDatabase } from '../kit/database.ts'
import { percentile, round } from '../kit/figures.ts'
import { fillLibrary } from '../kit/library.ts'
import type { Workload } from '../run.ts'

const nodeScript = fileURLToPath(new URL('../kit/node.ts', import.meta.url))
const groups = 40
const page = 20

/** From the most said to the rarest, evenly by rank on a logarithmic scale. */
const asked = (vocabulary: readonly string[], times: number) =>
  Array.from(
    { length: times },
    (_, turn) => vocabulary[Math.floor(vocabulary.length ** ((turn + 0.5) / times))] as string,
  )

async function timeAll(queries: readonly string[], ask: (query: string) => Promise<number>) {
  const took: number[] = []
  let found = 0
  for (const query of queries) {
    const from = performance.now()
    found += await ask(query)
    took.push(performance.now() - from)
  }
  return { took, found }
}

/** Both ways of finding, each one statement: ours as the application, the peer's as the owner, who is held by no policy. */
async function openFinders(url: string, tenantId: string, groupIds: readonly string[]) {
  const client = new pg.Client({ connectionString: url })
  const asApp = new pg.Client({ connectionString: url, options: `-c role=qunluo_app -c app.tenant=${tenantId}` })
  for (const one of [client, asApp]) {
    await one.connect()
    // The server is stopped with the run.
    one.on('error', () => {})
  }
  await client.query('create extension if not exists pg_trgm')
  await client.query('create index bare_trigrams on messaging.messages using gin (text gin_trgm_ops)')
  const find = async (query: string) => {
    const found = await asApp.query(
      `select id from messaging.find_by_words($1, $2::tsquery, '{}', null, null, null, null, null, null, $3)`,
      [groupIds, queryOf(query), page],
    )
    return found.rows.length
  }
  const ilike = async (query: string) => {
    const found = await client.query(
      `select id, text from messaging.messages where tenant_id = $1 and group_id = any($2) and text ilike $3
        order by at desc, position desc limit $4`,
      [tenantId, groupIds, `%${query}%`, page],
    )
    return found.rows.length
  }
  return { find, ilike, close: () => Promise.all([client.end(), asApp.end()]) }
}

const workload: Workload = ({ full }) =>
  withDatabase(async (url, directory) => {
    const messages = full ? 1_000_000 : 200_000
    const { tenantId, groupIds, ownerCookie } = await gatherCrowd(url, directory, 1, groups)
    const vocabulary = await fillLibrary(url, tenantId, groupIds, messages)
    const child = fork(nodeScript, [url, directory], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    const [{ port }] = (await once(child, 'message')) as [{ port: number }]
    const headers = { cookie: `qunluo_session=${ownerCookie}` }
    const ours = async (query: string) => {
      const answer = await fetch(`http://127.0.0.1:${port}/api/search?limit=${page}&q=${encodeURIComponent(query)}`, {
        headers,
      })
      return ((await answer.json()) as { rows: unknown[] }).rows.length
    }
    const { find, ilike, close } = await openFinders(url, tenantId, groupIds)
    const queries = asked(vocabulary, 60)
    await timeAll(queries.slice(0, 10), ours)
    const we = await timeAll(queries, ours)
    await timeAll(queries.slice(0, 10), find)
    const finding = await timeAll(queries, find)
    await timeAll(queries.slice(0, 10), ilike)
    const peer = await timeAll(queries, ilike)
    child.disconnect()
    await once(child, 'exit')
    await close()
    const [p95, found95, theirs] = [we, finding, peer].map(({ took }) => percentile(took, 0.95)) as [
      number,
      number,
      number,
    ]
    return {
      table: [
        {
          what: `2-character queries over ${messages} messages, ms`,
          ours: `p50 ${round(percentile(finding.took, 0.5))}  p95 ${round(found95)}`,
          peer: `p50 ${round(percentile(peer.took, 0.5))}  p95 ${round(theirs)}`,
          note: `ILIKE with pg_trgm; found ${finding.found} and ${peer.found}`,
        },
        {
          what: 'the whole answer over HTTP, ms',
          ours: `p50 ${round(percentile(we.took, 0.5))}  p95 ${round(p95)}`,
        },
      ],
      figures: { ratio: round(theirs / found95), ratio_http: round(theirs / p95), p95_ms: round(p95), messages },
    }
  })
export default workload
