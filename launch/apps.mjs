import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { captureTied } from './children.mjs'
import { alone } from './lock.mjs'
import { root, within } from './places.mjs'
import { say, secondsSince, Trouble } from './say.mjs'

/** The web apps that vite builds, each from `web/NAME` into `dist/NAME`. */
export const apps = ['console', 'member'].filter((app) => existsSync(within('web', app, 'vite.config.ts')))

export const vite = within('node_modules', 'vite', 'bin', 'vite.js')
const stampOf = (app) => within('dist', `${app}.stamp`)

/** Builds the web apps whose sources have changed since they were built. */
export async function prepareApps(runtime) {
  if (findStale().length === 0) return
  await alone(async () => {
    const stale = findStale()
    if (stale.length === 0) return
    const begin = performance.now()
    say('正在构建网页…', 'Building the web apps…')
    await Promise.all(stale.map(({ app, needed }) => build(runtime, app, needed)))
    say(`网页已构建（${secondsSince(begin)}）。`, 'Web apps built.')
  })
}

function findStale() {
  return apps.map((app) => ({ app, needed: fingerprint(app) })).filter(({ app, needed }) => readStamp(app) !== needed)
}

async function build(runtime, app, needed) {
  rmSync(stampOf(app), { force: true })
  mkdirSync(within('dist'), { recursive: true })
  const { code, said } = await captureTied(runtime, [vite, 'build', within('web', app), '--logLevel', 'warn'])
  if (code !== 0) throw new Trouble(`web/${app} 没能构建，原因见上。`, `Building web/${app} failed; see above.`, said)
  writeFileSync(stampOf(app), needed)
}

/** One hash over all that an app is built from. */
function fingerprint(app) {
  const hash = createHash('sha256')
  for (const path of listSources(app)) hash.update(relative(root, path)).update('\0').update(readFileSync(path))
  return hash.digest('hex')
}

function listSources(app) {
  const others = new Set(
    readdirSync(within('web')).filter((name) => name !== app && name !== 'ui' && isDirectory(name)),
  )
  return [
    within('package-lock.json'),
    ...listFiles(within('web'), others),
    ...listFiles(within('server', 'kernel')).filter(isContract),
    ...listFiles(within('server', 'modules')).filter(isContract),
  ]
}

const isDirectory = (name) =>
  readdirSync(within('web'), { withFileTypes: true })
    .find((entry) => entry.name === name)
    ?.isDirectory()
const isContract = (path) => /[/\\]contract\b[^/\\]*(\.ts|[/\\].*)$/.test(path)

function listFiles(directory, without = new Set()) {
  if (!existsSync(directory)) return []
  const entries = readdirSync(directory, { withFileTypes: true }).filter(
    ({ name }) => !without.has(name) && name !== 'node_modules',
  )
  return entries
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? listFiles(join(directory, entry.name)) : [join(directory, entry.name)]))
}

const readStamp = (app) => (existsSync(stampOf(app)) ? readFileSync(stampOf(app), 'utf8') : '')
