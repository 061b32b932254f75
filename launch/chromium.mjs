import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { capture } from './children.mjs'
import { say, Trouble } from './say.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const bundles = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const packages = ['chromium', 'fonts-noto-cjk']

/** The path of a Chromium that runs, installed by the system's package manager when we may. */
export async function prepareChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named && !(await runs(named))) {
    throw new Trouble(`CHROMIUM_PATH 指向的 ${named} 不能运行。`, `CHROMIUM_PATH names ${named}, which does not run.`)
  }
  const present = named ?? (await findChromium())
  if (present) return present
  const said = mayInstall() ? await install() : ''
  const installed = await findChromium()
  if (installed) return installed
  throw new Trouble(
    `没有找到 Chromium。请运行：sudo apt-get install ${packages.join(' ')}，或用 CHROMIUM_PATH 指明其位置。`,
    `Chromium was not found. Run: sudo apt-get install ${packages.join(' ')}, or name its place by CHROMIUM_PATH.`,
    said,
  )
}

async function findChromium() {
  for (const path of [...names.map(findOnPath), ...bundles]) if (path && (await runs(path))) return path
  return undefined
}

// Some systems put a script in its place that only says how to install it.
async function runs(path) {
  if (!existsSync(path)) return false
  return (await capture(path, ['--version'])).code === 0
}

function findOnPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((place) => join(place, name))
    .find((path) => existsSync(path))
}

const mayInstall = () => process.getuid?.() === 0 && Boolean(findOnPath('apt-get'))

async function install() {
  say('正在安装 Chromium 与中文字体…', 'Installing Chromium and Chinese fonts…')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const updated = await capture('apt-get', ['update'], { env })
  const installed = await capture('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env })
  return installed.code === 0 ? '' : updated.said + installed.said
}
