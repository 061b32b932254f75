import { expect, test } from 'vitest'
import type { GroupId } from '../../../../server/modules/community/contract.ts'
import { importState } from '../../../../server/modules/messaging/contract.ts'
import { importActs, isBusy, missingAnswers, progressOf } from './import-steps.ts'

test('every state of the contract has its acts', () => {
  expect(Object.keys(importActs).sort()).toEqual([...importState.options].sort())
})
test('only a preview can be started, and only while working it can be stopped', () => {
  expect(importState.options.filter((state) => importActs[state].includes('start'))).toEqual(['preview'])
  expect(importState.options.filter((state) => importActs[state].includes('cancel'))).toEqual([
    'reading',
    'preview',
    'importing',
  ])
  expect(importState.options.filter(isBusy)).toEqual(['reading', 'importing'])
})
test('what a person must answer comes before the start', () => {
  const known = { groupId: 'grp_1' as GroupId, needsZone: false, zone: null, columns: null }
  expect(missingAnswers(known)).toEqual([])
  expect(missingAnswers({ ...known, groupId: null, needsZone: true })).toEqual(['group', 'zone'])
  expect(missingAnswers({ ...known, needsZone: true, zone: 'Asia/Shanghai' })).toEqual([])
  expect(missingAnswers({ ...known, columns: { found: ['a', 'b'], mapping: null } })).toEqual(['columns'])
})
test('progress stays between nothing and everything', () => {
  expect(progressOf({ read: 0, total: 0 })).toBe(0)
  expect(progressOf({ read: 999, total: 1000 })).toBe(99)
  expect(progressOf({ read: 1200, total: 1000 })).toBe(100)
})
