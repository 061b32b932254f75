import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { start } from './children.mjs'
import { within } from './places.mjs'

const vitest = within('node_modules', 'vitest', 'vitest.mjs')

/**
 * Runs the tests of a project (`fast*`: of all whose names begin so), showing them as they go; counts
 * {passed, failed, skipped}. `only` narrows to some files.
 */
export async function runTests(runtime, project, only = [], env = {}) {
  const report = within('.cache', `vitest-${project.replace('*', '')}.json`)
  mkdirSync(within('.cache'), { recursive: true })
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const narrowed = only.length > 0 ? ['--passWithNoTests', ...only] : []
  const code = await start(runtime, [vitest, 'run', '--project', project, ...reporters, ...narrowed], { env }).ended
  return count(report, code)
}

/** Counts a JSON report; what went wrong outside of any test (an unhandled error, no report at all) counts as one. */
export function count(report, code) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 }
  const found = JSON.parse(readFileSync(report, 'utf8'))
  const failed = found.numFailedTests + countUnread(found.testResults ?? [])
  return {
    passed: found.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: (found.numPendingTests ?? 0) + (found.numTodoTests ?? 0),
  }
}

/** Files that failed before any of their tests could. */
function countUnread(files) {
  return files.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length
}
