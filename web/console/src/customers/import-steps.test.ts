import { expect, test } from 'vitest'
import { customerImportState } from '../../../../server/modules/customers/contract.ts'
import { canTell, importActs, isBusy, shareOf } from './import-steps.ts'

test('whatever is being worked on can be stopped or waited for, and nothing is undone twice', () => {
  for (const state of customerImportState.options)
    expect([state, importActs[state].includes('start') && isBusy(state)]).toEqual([state, false])
  expect(importActs.undone).toEqual([])
  expect(importActs.done).toEqual(['undo'])
})

test('columns without a phone or id tell nobody apart', () => {
  expect(canTell([{ target: 'name' }, { target: 'city' }])).toBe(false)
  expect(canTell([{ target: 'name' }, { target: 'number' }])).toBe(true)
})

test('a share is whole and never beyond the end', () => {
  expect([shareOf({ taken: 0, total: 0 }), shareOf({ taken: 1, total: 3 }), shareOf({ taken: 9, total: 3 })]).toEqual([
    0, 33, 100,
  ])
})
