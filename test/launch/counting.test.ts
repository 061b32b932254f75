import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

type Counted = { passed: number; failed: number; skipped: number }

// Plain JavaScript, as it runs before any package is installed; so its types are told here.
const { count } = (await import(new URL('../../launch/vitest.mjs', import.meta.url).href)) as {
  count: (report: string, code: number) => Counted
}
const { stripsTypes } = (await import(new URL('../../launch/versions.mjs', import.meta.url).href)) as {
  stripsTypes: (version: string) => boolean
}

const place = mkdtempSync(join(tmpdir(), 'qunluo-count-'))
afterAll(() => rmSync(place, { recursive: true }))

test('a report counts its tests', () => {
  expect(count(aReport({ numPassedTests: 3, numFailedTests: 1, numPendingTests: 2 }), 1)).toEqual({
    passed: 3,
    failed: 1,
    skipped: 2,
  })
})

test('a file that cannot even be loaded counts as failed', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
  ]
  expect(count(aReport({ numPassedTests: 1, numFailedTests: 0, testResults }), 1).failed).toBe(1)
})

test('an error outside of all tests, no report and no tests each count as failed', () => {
  expect(count(aReport({ numPassedTests: 5, numFailedTests: 0 }), 1)).toMatchObject({ passed: 5, failed: 1 })
  expect(count(join(place, 'never-written.json'), 1)).toMatchObject({ passed: 0, failed: 1 })
  expect(count(join(place, 'never-written.json'), 0)).toMatchObject({ passed: 0, failed: 1 })
})

test('the present Node is used only if it runs TypeScript without a flag', () => {
  const versions = ['20.19.0', '22.17.1', '22.18.0', '23.5.0', '23.6.0', '24.21.0', '26.0.0']
  expect(versions.filter(stripsTypes)).toEqual(['22.18.0', '23.6.0', '24.21.0', '26.0.0'])
})

function aReport(report: object): string {
  const path = join(place, 'report.json')
  writeFileSync(path, JSON.stringify(report))
  return path
}
