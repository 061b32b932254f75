import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const quick = process.platform === 'linux'

/**
 * Calls back once when the npm that started us is gone: when it is killed it tells nobody. Started by hand, as with
 * `nohup node launch.mjs start &`, we may outlive whoever did.
 */
export function onOrphaned(callBack) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  // npm runs us by a shell, which outlives it; so the shell's parent counts, too.
  const { name, parent: above } = readProcess(parent)
  const behindShell = /^-?(ba|da|z|k)?sh$/.test(name)
  const watch = setInterval(
    () => {
      if (process.ppid === parent && !(behindShell && readProcess(parent).parent !== above)) return
      clearInterval(watch)
      callBack()
    },
    quick ? 500 : 2_000,
  )
  watch.unref()
}

/** Name and parent of a process; a parent of 0 when it is gone. */
function readProcess(pid) {
  const said = quick
    ? readStat(pid)
    : spawnSync('ps', ['-o', 'ppid=,comm=', '-p', `${pid}`], { encoding: 'utf8' }).stdout
  const found = quick
    ? /\((?<name>.*)\) \S (?<parent>\d+)/s.exec(said)
    : /(?<parent>\d+)\s+(?:.*\/)?(?<name>\S+)/.exec(said)
  return { name: found?.groups.name ?? '', parent: Number(found?.groups.parent ?? 0) }
}

function readStat(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return ''
  }
}
