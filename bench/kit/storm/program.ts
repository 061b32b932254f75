/** One process of the product, as somebody would start it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../../server/main/start.ts', import.meta.url))

/** Which all processes of one house must share. */
export const secretKey = 'the-secret-key-of-a-house-in-the-storm'

export type Program = { child: ChildProcess; port: number; origin: string }
type Wish = {
  role: 'web' | 'worker'
  url: string
  directory: string
  port: number
  settings?: Record<string, string>
  /** Hears what the program complains about. */
  hear?: (words: string) => void
}

/** Starts a process on a given database; does not wait until it answers. */
export function openProgram({ role, url, directory, port, settings = {}, hear }: Wish): Program {
  const child = spawn(process.execPath, [program], {
    env: {
      ...process.env,
      DATABASE_URL: url,
      DATA_DIR: join(directory, 'data'),
      SECRET_KEY: secretKey,
      ROLE: role,
      PORT: String(port),
      HOST: '127.0.0.1',
      RATE_LIMIT: '100000000',
      // Several nodes share a small database: together they must stay below its connections.
      POOL_SIZE: '8',
      LOG_LEVEL: 'fatal',
      NODE_COMPILE_CACHE: join(tmpdir(), 'qunluo-storm-compiled'),
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  child.stderr?.on('data', (piece) => hear?.(String(piece)))
  return { child, port, origin: `http://127.0.0.1:${port}` }
}

export const isReady = (origin: string) =>
  fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(2000) }).then(
    ({ ok }) => ok,
    () => false,
  )

/** Waits until a web node answers; a minute at most. */
export async function untilReady(origin: string): Promise<void> {
  for (const until = Date.now() + 60_000; !(await isReady(origin)); await new Promise((wake) => setTimeout(wake, 100)))
    if (Date.now() > until) throw new Error(`${origin} does not answer`)
}

/** Ends a process at once, unless it has ended. */
export async function killProgram({ child }: Program): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
