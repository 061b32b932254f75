/** From starting the program to the first answered request, cold and warm; memory idle and for each open socket. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WebSocket } from 'ws'
import { findRunning } from '../../server/main/embedded.ts'
import { gatherCrowd } from '../kit/crowd.ts'
import { median, round } from '../kit/figures.ts'
import type { Workload } from '../run.ts'

const program = fileURLToPath(new URL('../../server/main/start.ts', import.meta.url))
const port = 18_470

type Running = { child: ChildProcess; ms: number }

async function start(directory: string): Promise<Running> {
  const from = performance.now()
  const child = spawn(process.execPath, [program], {
    env: {
      ...process.env,
      DATA_DIR: directory,
      PORT: String(port),
      LOG_LEVEL: 'error',
      NODE_COMPILE_CACHE: join(directory, 'compiled'),
    },
    stdio: 'ignore',
  })
  while (!(await answers())) await new Promise((wake) => setTimeout(wake, 5))
  return { child, ms: performance.now() - from }
}

const answers = () =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )

async function stop({ child }: Running): Promise<void> {
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** Resident memory of the program itself, in MB. */
async function residentMb({ child }: Running): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}

async function openSockets(cookies: readonly string[]): Promise<WebSocket[]> {
  const sockets: WebSocket[] = []
  for (const cookie of cookies) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/realtime`, { headers: { cookie: `qunluo_session=${cookie}` } })
    await once(socket, 'message')
    sockets.push(socket)
  }
  return sockets
}

const settle = () => new Promise((wake) => setTimeout(wake, 1500))

const workload: Workload = async ({ full }) => {
  const directory = await mkdtemp(join(tmpdir(), 'qunluo-bench-start-'))
  try {
    const cold = await start(directory)
    await stop(cold)
    const warm: number[] = []
    for (let turn = 0; turn < (full ? 7 : 3); turn += 1) {
      const again = await start(directory)
      warm.push(again.ms)
      await stop(again)
    }
    const running = await start(directory)
    const count = full ? 3000 : 1000
    const { cookies } = await gatherCrowd(findRunning(join(directory, 'postgres'))?.url ?? '', directory, count, 1)
    await openSockets(cookies.slice(0, 20)).then((some) => some.forEach((socket) => socket.close()))
    await settle()
    const idle = await residentMb(running)
    const sockets = await openSockets(cookies)
    await settle()
    const each = ((await residentMb(running)) - idle) / sockets.length
    for (const socket of sockets) socket.terminate()
    await stop(running)
    return {
      table: [
        {
          what: 'to the first answer, ms',
          ours: `cold ${Math.round(cold.ms)}  warm ${Math.round(median(warm))}`,
          note: 'cold makes the database',
        },
        {
          what: 'memory',
          ours: `idle ${round(idle, 0)} MB, ${round(each * 1024, 1)} KB for each of ${sockets.length} sockets`,
        },
      ],
      figures: {
        cold_ms: Math.round(cold.ms),
        warm_ms: Math.round(median(warm)),
        idle_mb: round(idle, 1),
        kb_per_socket: round(each * 1024, 1),
      },
    }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
export default workload
