/** Runs `qunluo science …` as a user would, lines in, lines out. */
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../qunluo.ts', import.meta.url))

/** Compiled once for all runs: most of a short run is reading the program. */
const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'qunluo-compiled') }

export type Outcome = { stdout: string; rows: Record<string, unknown>[]; stderr: string; code: number | null }

export async function science(args: string[], input: string | object[]): Promise<Outcome> {
  const child = spawn(process.execPath, [program, 'science', ...args], { env })
  child.stdin.on('error', () => {})
  child.stdin.end(typeof input === 'string' ? input : input.map((row) => `${JSON.stringify(row)}\n`).join(''))
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), closed])
  return { stdout, stderr, code, rows: rowsOf(stdout) }
}

export function rowsOf(stdout: string): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}
