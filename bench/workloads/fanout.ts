/** Delivering to one room of many sockets: our hub against plain ws writing the same coalesced frames, and socket.io. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { FanoutKind, FanoutOrder } from '../kit/fanout-server.ts'
import { median, percentile, perSecond, round } from '../kit/figures.ts'
import { openRawSocket, type RawSocket } from '../kit/raw-socket.ts'
import type { Workload } from '../run.ts'

const script = fileURLToPath(new URL('../kit/fanout-server.ts', import.meta.url))
const frame = JSON.stringify({
  t: 'events',
  groupId: 'grp_01jd4x0000e0080000000000ab',
  at: '@',
  text: '今天的晚霞真好看，谁在湖边？'.repeat(4),
})
const framesPerTick = 10

type Server = { child: ChildProcess; port: number; sockets: RawSocket[] }

async function openServer(kind: FanoutKind, size: number, onData?: (chunk: Buffer) => void): Promise<Server> {
  const child = fork(script, [kind], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  const sockets: RawSocket[] = []
  const path = kind === 'socket.io' ? '/socket.io/?EIO=4&transport=websocket' : '/'
  for (let from = 0; from < size; from += 200) {
    sockets.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(200, size - from) }, () => openRawSocket(port, path, onData)),
      )),
    )
  }
  if (kind === 'socket.io') for (const socket of sockets) socket.say('40')
  while ((await sizeOf(child)) < size) await new Promise((wake) => setTimeout(wake, 20))
  return { child, port, sockets }
}

async function sizeOf(child: ChildProcess): Promise<number> {
  child.send('size')
  const [{ size }] = (await once(child, 'message')) as [{ size: number }]
  return size
}

function closeServer({ child, sockets }: Server): void {
  for (const socket of sockets) socket.close()
  child.kill('SIGKILL')
}

/** Deliveries a second from the first frame told until the last byte has arrived everywhere. */
async function measureRate({ child, sockets }: Server, rounds: number): Promise<number> {
  const expected = await bytesOfOneRound(child, sockets)
  const before = sockets.map(({ bytes }) => bytes())
  const from = performance.now()
  order(child, { rounds, frames: framesPerTick, pauseMs: 0, frame })
  await arrived(sockets, before, expected * rounds)
  return perSecond(sockets.length * framesPerTick * rounds, performance.now() - from)
}

async function bytesOfOneRound(child: ChildProcess, sockets: RawSocket[]): Promise<number> {
  const before = sockets.map(({ bytes }) => bytes())
  order(child, { rounds: 1, frames: framesPerTick, pauseMs: 0, frame })
  await new Promise((wake) => setTimeout(wake, 400))
  return (sockets[0] as RawSocket).bytes() - (before[0] ?? 0)
}

const order = (child: ChildProcess, wish: FanoutOrder) => child.send(wish)

async function arrived(sockets: RawSocket[], before: number[], each: number): Promise<void> {
  const until = performance.now() + 20_000
  while (!sockets.every(({ bytes }, place) => bytes() - (before[place] ?? 0) >= each)) {
    if (performance.now() > until) throw new Error('frames were lost')
    await new Promise((wake) => setTimeout(wake, 2))
  }
}

async function rateOf(kind: FanoutKind, size: number, rounds: number): Promise<number> {
  const server = await openServer(kind, size)
  await measureRate(server, Math.ceil(rounds / 4))
  const rates = [
    await measureRate(server, rounds),
    await measureRate(server, rounds),
    await measureRate(server, rounds),
  ]
  closeServer(server)
  return median(rates)
}

/** 100 messages a second into the room: milliseconds from telling to arriving, for every socket. */
async function latencies(size: number, seconds: number): Promise<number[]> {
  const found: number[] = []
  const server = await openServer('ours', size, (chunk) => {
    const place = chunk.indexOf('"at":"')
    if (place < 0) return
    const told = BigInt(chunk.toString('latin1', place + 6, place + 26))
    found.push(Number(process.hrtime.bigint() - told) / 1e6)
  })
  order(server.child, { rounds: 100 * seconds, frames: 1, pauseMs: 10, frame })
  await new Promise((wake) => setTimeout(wake, seconds * 1200 + 500))
  closeServer(server)
  return found
}

const workload: Workload = async ({ full }) => {
  const rounds = full ? 120 : 40
  const pairs = []
  for (const size of [1000, 5000]) {
    const scaled = Math.ceil((rounds * 1000) / size)
    pairs.push({ size, ours: await rateOf('ours', size, scaled), ws: await rateOf('ws', size, scaled) })
  }
  const socketIo = await rateOf('socket.io', 1000, Math.ceil(rounds / 8))
  const waits = await latencies(1000, full ? 10 : 4)
  const [small, large] = pairs as [(typeof pairs)[0], (typeof pairs)[0]]
  return {
    table: [
      ...pairs.map(({ size, ours, ws }) => ({
        what: `deliveries/s, ${size} sockets, against plain ws`,
        ours: String(ours),
        peer: String(ws),
      })),
      { what: 'deliveries/s, 1000 sockets, against socket.io', ours: String(small.ours), peer: String(socketIo) },
      {
        what: '100 messages/s into 1000, ms',
        ours: `p50 ${round(median(waits))}  p99 ${round(percentile(waits, 0.99))}`,
      },
    ],
    figures: {
      ratio: round(Math.min(small.ours / small.ws, large.ours / large.ws)),
      ratio_1000: round(small.ours / small.ws),
      ratio_5000: round(large.ours / large.ws),
      p99_ms: round(percentile(waits, 0.99)),
      socket_io_ratio: round(small.ours / socketIo),
      per_second: small.ours,
    },
  }
}
export default workload
