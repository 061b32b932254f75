/** Gates 12 and 13: communities of graphs. */
import { countDisconnected } from '../../../server/science/leiden/components.ts'
import { buildGraph, type Graph } from '../../../server/science/leiden/graph.ts'
import { findCommunities, findOnce } from '../../../server/science/leiden/leiden.ts'
import { normalisedMutualInformation } from '../../../server/science/leiden/quality.ts'
import { findStableCommunities } from '../../../server/science/leiden/resolution.ts'
import { mulberry32 } from '../../../server/science/random.ts'
import { atLeast, atMost, type Gate, type GateSet, near } from './gates.ts'
import { data } from './places.ts'
import { readText } from './rows.ts'

const lastfm = data('graphs/lastfm.edges.gz')
const planted = { easy: 'graphs/lfr_1e5_mu03', hard: 'graphs/lfr_1e5_mu05' }
const edgesOf = (name: string) => data(`${name}.edges.gz`)
const truthOf = (name: string) => data(`${name}.com.gz`)
const plantedFiles = Object.values(planted).flatMap((name) => [edgesOf(name), truthOf(name)])

export const leidenGates: readonly GateSet[] = [
  { title: 'gate 12', needs: [lastfm, ...plantedFiles], measure: measureModularity },
  { title: 'gate 13', needs: plantedFiles, measure: measureStability },
]

/** Measures the memory of the whole process: run it before others have filled it. */
export const largeGraphGates: readonly GateSet[] = [{ title: 'gate 13, large', needs: [], measure: measureLarge }]

function measureModularity(): Gate[] {
  const graphs = [lastfm, edgesOf(planted.easy), edgesOf(planted.hard)].map(readGraph)
  const found = graphs.map((graph) => findCommunities(graph))
  const disconnected = graphs.map((graph, at) => countDisconnected(graph, found[at]?.community ?? new Int32Array()))
  return [
    atLeast('gate12_q_lastfm', found[0]?.q ?? 0, 0.8155),
    atLeast('gate12_q_planted3', found[1]?.q ?? 0, 0.6505),
    atLeast('gate12_q_planted5', found[2]?.q ?? 0, 0.4766),
    near(
      'gate12_disconnected',
      disconnected.reduce((sum, count) => sum + count, 0),
      0,
      0,
    ),
  ]
}

function measureStability(): Gate[] {
  return Object.entries(planted).map(([kind, name]) => {
    const { community, gamma } = findStableCommunities(readGraph(edgesOf(name)))
    const truth = readText(truthOf(name)).split('\n').filter(Boolean).map(Number)
    return atLeast(`gate13_nmi_${kind}`, normalisedMutualInformation(community, truth), 0.99, `gamma ${gamma}`)
  })
}

/** 100,000 nodes in 1,000 communities, a million edges, three of ten going outside. */
function measureLarge(): Gate[] {
  const [n, edges, chance] = [100_000, 1_000_000, mulberry32(1)]
  const [from, to] = [new Int32Array(edges), new Int32Array(edges)]
  for (let e = 0; e < edges; e++) {
    const a = Math.floor(chance() * n)
    from[e] = a
    to[e] = chance() < 0.3 ? Math.floor(chance() * n) : (a % 1000) + 1000 * Math.floor(chance() * 100)
  }
  const graph = buildGraph({ n, from, to })
  const before = process.cpuUsage()
  const { community } = findOnce(graph, 1, 1)
  const { user, system } = process.cpuUsage(before)
  const megabytes = process.memoryUsage().rss / 2 ** 20
  const truth = Int32Array.from({ length: n }, (_, i) => i % 1000)
  return [
    atMost('gate13_million_edges_cpu_s', (user + system) / 1e6, 3, 'one seed'),
    atMost('gate13_million_edges_mb', megabytes, 500, 'whole process'),
    atLeast('gate13_million_edges_nmi', normalisedMutualInformation(community, truth), 0.8, 'gamma 1'),
  ]
}

function readGraph(file: URL): Graph {
  const ends = readText(file)
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(' ').map(Number))
  const [from, to] = [ends.map((end) => end[0] as number), ends.map((end) => end[1] as number)]
  const n = 1 + ends.reduce((most, [a = 0, b = 0]) => Math.max(most, a, b), 0)
  return buildGraph({ n, from, to })
}
