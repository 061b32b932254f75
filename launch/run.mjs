import { existsSync } from 'node:fs'
import { start } from './children.mjs'
import { within } from './places.mjs'
import { Trouble } from './say.mjs'

/** Runs one of our programs to its end; its exit code. */
export async function runEntry(runtime, entry, args) {
  if (!existsSync(within(entry))) throw new Trouble(`缺少 ${entry}。`, `${entry} is missing.`)
  // Keeps stripped and compiled modules between starts.
  const env = { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? within('.cache', 'compiled') }
  return start(runtime, [within(entry), ...args], { env }).ended
}
