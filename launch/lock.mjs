import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { within } from './places.mjs'
import { say } from './say.mjs'

const lock = within('.cache', 'launch.pid')

/** Does work that two launchers must not do at once in the same tree; the second waits for the first. */
export async function alone(work) {
  mkdirSync(within('.cache'), { recursive: true })
  for (let told = false; !take(); told = true) {
    if (!told) say('另一个进程正在准备，请稍候…', 'Another process is preparing, waiting…')
    await sleep(200)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take() {
  try {
    writeFileSync(lock, `${process.pid}`, { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!isAlive(readHolder())) rmSync(lock, { force: true })
    return false
  }
}

function readHolder() {
  try {
    return Number(readFileSync(lock, 'utf8'))
  } catch {
    return 0
  }
}

function isAlive(pid) {
  // Just being written, or just removed: look again.
  if (!pid) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
