/** Two-character Chinese queries over all groups one may see, against ILIKE with pg_trgm on the same rows. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
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

const workload: Workload = ({ full }) =>
  withDatabase(async (url, directory) => {
    const messages = full ? 1_000_000 : 200_000
    const { tenantId, groupIds, ownerCookie } = await gatherCrowd(url, directory, 1, groups)
    const vocabulary = await fillLibrary(url, tenantId, groupIds, messages)
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    // The server is stopped with the run.
    client.on('error', () => {})
    await client.query('create extension if not exists pg_trgm')
    await client.query('create index bare_trigrams on messaging.messages using gin (text gin_trgm_ops)')
    const child = fork(nodeScript, [url, directory], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    const [{ port }] = (await once(child, 'message')) as [{ port: number }]
    const headers = { cookie: `qunluo_session=${ownerCookie}` }
    const ours = async (query: string) => {
      const answer = await fetch(`http://127.0.0.1:${port}/api/search?limit=${page}&q=${encodeURIComponent(query)}`, {
        headers,
      })
      return ((await answer.json()) as { rows: unknown[] }).rows.length
    }
    const ilike = async (query: string) => {
      const found = await client.query(
        `select id, text from messaging.messages where tenant_id = $1 and group_id = any($2) and text ilike $3
          order by at desc, position desc limit $4`,
        [tenantId, groupIds, `%${query}%`, page],
      )
      return found.rows.length
    }
    const queries = asked(vocabulary, 60)
    await timeAll(queries.slice(0, 10), ours)
    const we = await timeAll(queries, ours)
    const peer = await timeAll(queries, ilike)
    child.disconnect()
    await once(child, 'exit')
    await client.end()
    const [p95, theirs] = [percentile(we.took, 0.95), percentile(peer.took, 0.95)]
    return {
      table: [
        {
          what: `2-character queries over ${messages} messages, ms`,
          ours: `p50 ${round(percentile(we.took, 0.5))}  p95 ${round(p95)}`,
          peer: `p50 ${round(percentile(peer.took, 0.5))}  p95 ${round(theirs)}`,
          note: `ILIKE with pg_trgm; found ${we.found} and ${peer.found}`,
        },
      ],
      figures: { ratio: round(theirs / p95), p95_ms: round(p95), messages },
    }
  })
export default workload
