import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { pathToFileURL } from 'node:url'
import { onOrphaned } from './parent.mjs'
import { within } from './places.mjs'

/** How long a child may take to stop once asked, in milliseconds. */
const patience = 12_000
const stops = ['SIGINT', 'SIGTERM', 'SIGHUP']
const running = new Set()
let stopping = 0

/**
 * Starts a script on a runtime, tied to us: it has its own process group, so that Ctrl-C reaches it once and through
 * us, and a channel to us, whose end it takes as a request to stop even when we were killed.
 */
export function start(runtime, args, { env = {}, stdio = ['inherit', 'inherit', 'inherit'] } = {}) {
  leaveIfStopping()
  const child = spawn(runtime, ['--import', pathToFileURL(within('launch', 'tied.mjs')).href, ...args], {
    cwd: within(),
    env: { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd(), ...env, QUNLUO_TIED: '1' },
    stdio: [...stdio, 'ipc'],
    detached: true,
  })
  return keep(child)
}

const unheard = ['ignore', 'pipe', 'pipe']

/** Runs a script tied to us to its end and keeps what it says; gives {code, said}. */
export const captureTied = (runtime, args, options) => hear(start(runtime, args, { ...options, stdio: unheard }))

/** Runs any command to its end and keeps what it says; gives {code, said}. */
export function capture(file, args, { env = {} } = {}) {
  leaveIfStopping()
  return hear(
    keep(spawn(file, args, { cwd: within(), env: { ...process.env, ...env }, stdio: unheard, detached: true })),
  )
}

async function hear(child) {
  let said = ''
  child.stdout.on('data', (piece) => (said += piece))
  child.stderr.on('data', (piece) => (said += piece))
  return { code: await child.ended, said }
}

/** Ends the launcher when it has been asked to stop, so that nothing new begins. */
export function leaveIfStopping() {
  if (stopping) process.exit(130)
}

/** Asks a child with all that it started to stop, and insists after a while. */
export function stop(child, signal = 'SIGTERM') {
  send(child, signal)
  setTimeout(() => send(child, 'SIGKILL', 'group'), patience).unref()
  return child.ended
}

function keep(child) {
  if (running.size === 0) listen()
  running.add(child)
  child.ended = new Promise((resolve) => {
    child.on('error', (error) => resolve((process.stderr.write(`${error.message}\n`), 127)))
    child.on('close', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
  child.ended.then(() => forget(child))
  return child
}

function forget(child) {
  running.delete(child)
  if (running.size === 0) for (const signal of stops) process.off(signal, answer)
}

function listen() {
  for (const signal of stops) process.on(signal, answer)
}

// npm and the terminal may both pass on the same Ctrl-C; only one that comes later is a second one.
function answer(signal) {
  const again = stopping && performance.now() - stopping > 1_000
  if (stopping && !again) return
  stopping ||= performance.now()
  for (const child of running) {
    if (again) send(child, 'SIGKILL', 'group')
    else stop(child, signal)
  }
}

function send(child, signal, reach) {
  if (!running.has(child) || !child.pid) return
  try {
    process.kill(reach === 'group' ? -child.pid : child.pid, signal)
  } catch {
    // It ended this very moment.
  }
}

onOrphaned(() => answer('SIGTERM'))
