#!/usr/bin/env node
/**
 * The door to everything: brings what is missing (a runtime, the packages, the built web apps) and hands over.
 * Plain JavaScript for Node 20.19 or newer, because it runs before anything is installed.
 */
import { prepareApps } from './launch/apps.mjs'
import { leaveIfStopping } from './launch/children.mjs'
import { check, test } from './launch/checks.mjs'
import { develop } from './launch/develop.mjs'
import { nightly } from './launch/nightly.mjs'
import { preparePackages } from './launch/packages.mjs'
import { runEntry } from './launch/run.mjs'
import { prepareRuntime } from './launch/runtime.mjs'
import { complain } from './launch/say.mjs'

const [command = 'help', ...rest] = process.argv.slice(2)

const withApps = async (runtime, entry, args) => {
  await prepareApps(runtime)
  return runEntry(runtime, entry, args)
}

/** Each command: given the runtime, does its work and tells the exit code. */
const commands = {
  demo: (runtime) => withApps(runtime, 'server/main/start.ts', ['--demo', ...rest]),
  start: (runtime) => withApps(runtime, 'server/main/start.ts', rest),
  dev: (runtime) => develop(runtime, rest),
  test: (runtime) => test(runtime, rest),
  check: (runtime) => check(runtime, rest),
  nightly: (runtime) => nightly(runtime, rest),
  bench: (runtime) => runEntry(runtime, 'bench/run.ts', rest),
  new: (runtime) => runEntry(runtime, 'cli/new.ts', rest),
  qunluo: (runtime) => runEntry(runtime, 'cli/qunluo.ts', rest),
}

/** Called as the program `qunluo`, everything that is not one of our words belongs to it. */
const otherwise = (runtime) => runEntry(runtime, 'cli/qunluo.ts', [command, ...rest])

try {
  const runtime = await prepareRuntime()
  await preparePackages(runtime)
  const does = Object.hasOwn(commands, command) ? commands[command] : otherwise
  process.exitCode = await does(runtime)
} catch (error) {
  leaveIfStopping()
  complain(error)
  process.exitCode = 1
}
