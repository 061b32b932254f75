/** The machine under the program. */
import { constants } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Config } from '../../server/kernel/config.ts'
import { keptKey } from '../../server/kernel/seal.ts'
import { type Finding, ok, reasonOf, warning, wrong } from './finding.ts'

const mega = 1024 * 1024

/** Node 22.18 is the first that runs this program as it is written. */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return ok('node', `Node ${version}`, `Node ${version}`)
  return wrong('node', {
    zh: `Node ${version} 太旧`,
    en: `Node ${version} is too old`,
    mend: { zh: '安装 Node 22.18 或更新的版本', en: 'install Node 22.18 or newer' },
  })
}

export async function checkDirectory({ dataDirectory }: Config): Promise<Finding[]> {
  const place = await nearestThere(dataDirectory)
  const refused = await access(place, constants.R_OK | constants.W_OK | constants.X_OK).catch((fault) =>
    reasonOf(fault),
  )
  if (refused || !(await stat(place)).isDirectory()) {
    return [
      wrong('directory', {
        zh: `数据目录 ${dataDirectory} 不能写入（${refused ?? '不是目录'}）`,
        en: `the data directory ${dataDirectory} cannot be written to (${refused ?? 'not a directory'})`,
        mend: {
          zh: `更改 ${place} 的所有者或权限，或另设 DATA_DIR`,
          en: `change the owner or mode of ${place}, or set DATA_DIR`,
        },
      }),
    ]
  }
  const { bavail, bsize } = await statfs(place)
  return [ok('directory', `数据目录 ${dataDirectory}`, `data directory ${dataDirectory}`), judgeSpace(bavail * bsize)]
}

/** The directory itself, or the nearest above it that exists and in which it would be made. */
async function nearestThere(path: string): Promise<string> {
  const there = await stat(path).catch(() => null)
  return there || path === dirname(path) ? path : nearestThere(dirname(path))
}

/** A database that cannot write stops everything: below 200 MB that is near, below 2 GB it is time. */
export function judgeSpace(freeBytes: number): Finding {
  const free = `${Math.floor(freeBytes / mega)} MB`
  if (freeBytes >= 2048 * mega) return ok('space', `可用空间 ${free}`, `${free} free`)
  const told = {
    zh: `磁盘只剩 ${free}`,
    en: `only ${free} are free on the disk`,
    mend: { zh: '清理或扩大磁盘；文件可移到 S3', en: 'free or enlarge the disk; files can move to S3' },
  }
  return freeBytes < 200 * mega ? wrong('space', told) : warning('space', told)
}

/** The key file, where no SECRET_KEY is set, is for our account only. */
export async function checkKeyFile({ secretKey, dataDirectory }: Config): Promise<Finding[]> {
  const path = join(dataDirectory, keptKey)
  const found = secretKey ? null : await stat(path).catch(() => null)
  if (!found || (found.mode & 0o077) === 0) return []
  return [
    warning('key-file', {
      zh: `${path} 别的账号也能读`,
      en: `${path} can be read by other accounts`,
      mend: { zh: `chmod 600 ${path}`, en: `chmod 600 ${path}` },
    }),
  ]
}
