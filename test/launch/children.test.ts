import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { isGone } from './places.ts'

const begun: ChildProcess[] = []
afterEach(() => begun.splice(0).forEach((each) => void each.kill('SIGKILL')))

test('what the launcher started ends when the launcher is killed', async () => {
  const { launcher, pid } = await aLauncher('stubborn.mjs')
  launcher.kill('SIGKILL')
  expect(await isGone(pid, 5_000)).toBe(true)
})

test('a Ctrl-C that arrives twice, by the terminal and by npm, is passed on once; the exit code comes back', async () => {
  const { launcher } = await aLauncher('stubborn.mjs')
  launcher.kill('SIGINT')
  await sleep(50)
  launcher.kill('SIGINT')
  expect(await once(launcher, 'exit')).toEqual([11, null])
})

test('what will not stop is cut off by a second Ctrl-C a moment later', async () => {
  const { launcher, pid } = await aLauncher('stubborn.mjs', 'never')
  launcher.kill('SIGINT')
  await sleep(1_100)
  expect(await isGone(pid, 1)).toBe(false)
  launcher.kill('SIGINT')
  expect(await once(launcher, 'exit')).toEqual([137, null])
  expect(await isGone(pid, 1_000)).toBe(true)
})

async function aLauncher(script: string, ...args: string[]): Promise<{ launcher: ChildProcess; pid: number }> {
  const words = [join(import.meta.dirname, 'starter.mjs'), join(import.meta.dirname, script), ...args]
  // As by hand: npm's own mark would have the launcher watch for npm's death.
  const { npm_lifecycle_event: _, ...env } = process.env
  const launcher = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'], env })
  begun.push(launcher)
  let said = ''
  for await (const piece of launcher.stdout) {
    said += String(piece)
    if (said.includes('ready')) break
  }
  return { launcher, pid: Number(/^\d+$/m.exec(said)?.[0]) }
}
