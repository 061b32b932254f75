import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { alone } from './lock.mjs'
import { npm } from './npm.mjs'
import { within } from './places.mjs'
import { say, secondsSince, Trouble } from './say.mjs'

const stamp = within('node_modules', '.qunluo-stamp')
const present = within('node_modules', '.package-lock.json')
const lockfile = within('package-lock.json')

/** Makes sure that `node_modules` is what `package-lock.json` says, for this platform. */
export async function preparePackages(runtime) {
  const needed = fingerprint()
  if (readStamp() === needed) return
  await alone(async () => {
    if (readStamp() === needed) return
    if (!isInstalled()) await install(runtime)
    writeFileSync(stamp, needed)
  })
}

function fingerprint() {
  return createHash('sha256').update(readFileSync(lockfile)).update(`${process.platform}-${process.arch}`).digest('hex')
}

const readStamp = () => (existsSync(stamp) ? readFileSync(stamp, 'utf8') : '')

/** Whether somebody ran `npm ci` or `npm install` already: all that is locked for this platform is there as locked. */
function isInstalled() {
  if (!existsSync(present)) return false
  const { packages: found } = JSON.parse(readFileSync(present, 'utf8'))
  const { packages: locked } = JSON.parse(readFileSync(lockfile, 'utf8'))
  return Object.entries(locked).every(
    ([path, wanted]) => path === '' || (isSame(found[path], wanted) && existsSync(within(path))) || isElsewhere(wanted),
  )
}

const isSame = (found, wanted) => found?.version === wanted.version && found?.integrity === wanted.integrity

// Optional packages carry binaries for one platform each, and what those need; all but ours stay away.
function isElsewhere({ optional, os, cpu, libc }) {
  const fits = (names, ours) => !names || names.includes(ours)
  const ours = (os || cpu) && fits(os, process.platform) && fits(cpu, process.arch) && fits(libc, 'glibc')
  return Boolean(optional && !ours)
}

async function install(runtime) {
  const begin = performance.now()
  say('正在安装依赖（首次约一分钟）…', 'Installing packages (about a minute the first time)…')
  const { code, said } = await npm(runtime, ['ci', '--ignore-scripts', '--loglevel=error'])
  if (code !== 0)
    throw new Trouble('依赖没能装好，npm 的说明见上。', 'Installing packages failed; see what npm says above.', said)
  say(`依赖已装好（${secondsSince(begin)}）。`, 'Packages installed.')
}
