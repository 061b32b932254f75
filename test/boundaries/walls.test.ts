import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const bad = 'test/boundaries/bad/'
type Report = { summary: { totalCruised: number; violations: { from: string; rule: { name: string } }[] } }

async function cruise(folders: string[], sinful: string): Promise<Report> {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const args = [program, ...folders, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', '--no-cache']
  const options = { cwd: root, maxBuffer: 200_000_000, env: { ...process.env, BOUNDARY_ROOT: sinful } }
  // It exits with the number of violations; what it found stands in its output.
  const { stdout } = await promisify(execFile)(process.execPath, args, options).catch(
    (fault: { stdout: string }) => fault,
  )
  return JSON.parse(stdout)
}

async function listFiles(folder: string): Promise<string[]> {
  const found = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
  return found
    .filter((one) => one.isFile() && /\.tsx?$/.test(one.name))
    .map((one) => join(one.parentPath, one.name).slice(root.length))
}

test('the house stands within its walls, and all of it was looked at', async () => {
  const folders = ['server', 'web/console', 'web/member', 'web/ui', 'cli', 'bench']
  const { summary } = await cruise(folders, '')
  expect(summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`)).toEqual([])
  const files = (await Promise.all(folders.map(listFiles))).flat()
  expect(summary.totalCruised).toBeGreaterThan(files.length * 0.9)
}, 120_000)

test('every wall notices its sin', async () => {
  const { summary } = await cruise([bad], bad)
  const noticed = new Set(summary.violations.map(({ from, rule }) => `${rule.name} ${from}`))
  const sins = await Promise.all(
    (await listFiles(bad)).map(async (file) => {
      const [, rule] = /^\/\/ ([\w-]+)\n/.exec(await readFile(join(root, file), 'utf8')) ?? []
      return rule ? `${rule} ${file}` : null
    }),
  )
  const expected = sins.filter((sin) => sin !== null)
  expect(expected.length).toBeGreaterThanOrEqual(10)
  expect(expected.filter((sin) => !noticed.has(sin))).toEqual([])
}, 60_000)

test('the SQL of a module names its own schema and, in foreign keys, those it stands on', async () => {
  const modules = await readdir(join(root, 'server/modules'))
  const strays: string[] = []
  for (const module of modules) {
    for (const file of await listFiles(`server/modules/${module}`)) {
      if (/\/test\/|\.test\.ts$/.test(file)) continue
      const text = await readFile(join(root, file), 'utf8')
      const named = [...text.matchAll(/\b(?:from|join|into|update|table)\s+(\w+)\.\w+/g)].map(
        (match) => match[1] as string,
      )
      for (const schema of named)
        if (modules.includes(schema) && schema !== module) strays.push(`${file} names ${schema}`)
    }
  }
  expect(strays).toEqual([])
})
