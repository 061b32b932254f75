import { accessSync, constants, existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { capture, captureTied } from './children.mjs'
import { within } from './places.mjs'
import { stripsTypes } from './versions.mjs'

/** Runs npm on a runtime of our choice, with whatever registry it is configured for; gives {code, said}. */
export function npm(runtime, args) {
  const script = process.env.npm_execpath
  const own = script && basename(script) === 'npm-cli.js' && existsSync(script)
  // Without its script we take npm from the PATH, where its first line asks for `node`.
  const PATH = `${dirname(runtime)}${delimiter}${process.env.PATH ?? ''}`
  const env = { PATH, ...writableCache() }
  if (!own) return capture('npm', args, { env })
  // The Node that fetches the runtime may be too old for what ties a script to us.
  const isOlder = runtime === process.execPath && !stripsTypes(process.versions.node)
  return isOlder ? capture(runtime, [script, ...args], { env }) : captureTied(runtime, [script, ...args], { env })
}

// An account without a home of its own, as `nobody`, gets its cache in the project.
function writableCache() {
  const cache = process.env.npm_config_cache ?? join(homedir(), '.npm')
  return isWritable(cache) ? {} : { npm_config_cache: within('.cache', 'npm') }
}

function isWritable(path) {
  if (!existsSync(path)) return path !== dirname(path) && isWritable(dirname(path))
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
