/** A tenant of 1,000 groups × 150 members × 1 M messages: how long its pages take, and what a send costs in groups of any size. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { withDatabase } from '../kit/database.ts'
import { median, percentile, round } from '../kit/figures.ts'
import { buildTown, type Town } from '../kit/town.ts'
import type { TableRow, Workload } from '../run.ts'

const nodeScript = fileURLToPath(new URL('../kit/node.ts', import.meta.url))
const counter = new URL('../kit/count-statements.ts', import.meta.url).href
const sizes = {
  usual: { groups: 100, members: 150, messages: 100_000 },
  full: { groups: 1000, members: 150, messages: 1_000_000 },
}
const reach = 60

type Node = { child: ChildProcess; ask: (path: string, body?: object) => Promise<void> }

async function openNode(url: string, directory: string, cookie: string): Promise<Node> {
  const child = fork(nodeScript, [url, directory], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: ['--import', counter],
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  const headers = { cookie: `qunluo_session=${cookie}`, 'content-type': 'application/json' }
  const ask = async (path: string, body?: object) => {
    const said = body ? { method: 'POST', body: JSON.stringify(body) } : {}
    const response = await fetch(`http://127.0.0.1:${port}/api${path}`, { headers, ...said })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`)
  }
  return { child, ask }
}

/** What 今日, 社群 in its three views and 群页 ask for when they are opened, all at once. */
const pages: Record<string, (groupId: string) => string[]> = {
  today: () => ['/insight/today'],
  groups: () => ['/insight/field', '/insight/groups?sort=need&down=true&limit=60'],
  picture: () => ['/insight/field/picture'],
  communities: () => ['/communities'],
  group: (groupId) => [`/groups/${groupId}`, `/insight/groups/${groupId}`],
}

/** Milliseconds from asking until everything has come, one opening after another. */
async function timeOpenings({ ask }: Node, page: (groupId: string) => string[], { groupIds }: Town, times: number) {
  const took: number[] = []
  for (let turn = -5; turn < times; turn += 1) {
    const paths = page(groupIds[(turn + 5) % groupIds.length] as string)
    const from = performance.now()
    await Promise.all(paths.map((path) => ask(path)))
    if (turn >= 0) took.push(performance.now() - from)
  }
  return took
}

/** Statements that one send takes; the median, because now and then a node asks something of its own accord. */
async function countStatements({ child, ask }: Node, groupId: string): Promise<number> {
  const counts: number[] = []
  for (let turn = 0; turn < 21; turn += 1) {
    const before = await statementsOf(child)
    await ask(`/groups/${groupId}/messages`, { clientId: crypto.randomUUID(), text: '今天的晚霞真好看' })
    await new Promise((wake) => setTimeout(wake, 25))
    counts.push((await statementsOf(child)) - before)
  }
  return median(counts)
}

async function statementsOf(child: ChildProcess): Promise<number> {
  child.send('statements')
  const [{ statements }] = (await once(child, 'message')) as [{ statements: number }]
  return statements
}

const workload: Workload = ({ full }) =>
  withDatabase(async (url, directory) => {
    const size = full ? sizes.full : sizes.usual
    const town = await buildTown(url, directory, size)
    const node = await openNode(url, directory, town.cookie)
    const table: TableRow[] = []
    const p95: number[] = []
    for (const [name, page] of Object.entries(pages)) {
      const took = await timeOpenings(node, page, town, full ? 200 : 60)
      p95.push(percentile(took, 0.95))
      const ours = `p50 ${round(median(took), 1)}  p95 ${round(percentile(took, 0.95), 1)}`
      table.push({ what: `${name}, ms`, ours, peer: `≤ ${reach}` })
    }
    const small = await countStatements(node, town.hamlet)
    const large = await countStatements(node, town.city)
    table.push({ what: 'statements for one send', ours: `${small} to 10 members`, peer: `${large} to 5,000` })
    node.child.disconnect()
    await once(node.child, 'exit')
    const [today = 0, groups = 0, picture = 0, communities = 0, group = 0] = p95.map((ms) => round(ms, 1))
    return {
      table: [
        { what: `${size.groups} groups × ${size.members} members, ${size.messages} messages`, ours: '', peer: 'reach' },
        ...table,
      ],
      figures: {
        p95_ms: Math.max(today, groups, picture, communities, group),
        today_p95_ms: today,
        groups_p95_ms: groups,
        picture_p95_ms: picture,
        communities_p95_ms: communities,
        group_p95_ms: group,
        statements_small: small,
        statements_large: large,
      },
    }
  })
export default workload
