import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Locked = { version?: string; optionalDependencies?: Record<string, string>; os?: string[]; cpu?: string[] }

const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, Locked>
}

// A lock written where a registry lacked some of them is refused by `npm ci` elsewhere, as out of step.
test('the lock names the binaries of every platform, not only of the one it was written on', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)),
  )
  expect(Object.keys(lock.packages).length).toBeGreaterThan(500)
  expect(missing).toEqual([])
})

/** Whether a package that `path` asks for is locked there or in any place above. */
function isLocked(path: string, name: string): boolean {
  const at = path === '' ? '' : `${path}/`
  if (lock.packages[`${at}node_modules/${name}`]) return true
  return path !== '' && isLocked(path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name)
}
