/** Web nodes in processes of their own on the database of a world, whose memory can be watched. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, killProgram, openProgram, type Program, untilReady } from '../../bench/kit/storm/program.ts'
import type { World } from '../world.ts'

export type Beside = {
  directory: string
  nodes: Program[]
  /** How they ended, if they did: nothing for those that live. */
  ends: () => unknown[]
  close: () => Promise<void>
}

/** Opens web nodes with one data directory between them; returns once they answer. */
export async function openBeside(world: World, count: number, settings: Record<string, string> = {}): Promise<Beside> {
  const directory = await mkdtemp(join(tmpdir(), 'qunluo-beside-'))
  const SECRET_KEY = world.ground.config.secretKey ?? ''
  const nodes: Program[] = []
  for (let place = 0; place < count; place += 1) {
    const wish = { role: 'web', url: world.url, directory, port: await freePort() } as const
    nodes.push(openProgram({ ...wish, settings: { ...settings, SECRET_KEY } }))
  }
  for (const { origin } of nodes) await untilReady(origin)
  return {
    directory,
    nodes,
    ends: () => nodes.flatMap(({ child }) => child.exitCode ?? child.signalCode ?? []),
    async close() {
      for (const node of nodes) await killProgram(node)
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** How many megabytes a process holds in memory now. */
const heldBy = ({ child }: Program) =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })) / 1024

/** Watches a process during some work: what came of it, and by how many megabytes the process grew at most. */
export async function growth<T>(node: Program, work: () => Promise<T>): Promise<{ result: T; megabytes: number }> {
  const before = heldBy(node)
  let most = before
  const timer = setInterval(() => (most = Math.max(most, heldBy(node))), 150)
  const result = await work().finally(() => clearInterval(timer))
  return { result, megabytes: Math.max(most, heldBy(node)) - before }
}
