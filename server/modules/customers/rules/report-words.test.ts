import { expect, test } from 'vitest'
import type { ReportRow } from '../contract.ts'
import { asText } from '../../../kernel/sheets/write.ts'
import { reportCells, reportHeads } from './report-words.ts'

const row: ReportRow = {
  row: 7,
  outcome: 'conflict',
  reasons: [{ code: 'meets_several', column: null, row: 3 }],
  fields: [],
  cells: ['=1+1'],
  customerId: null,
  undone: null,
  undoReasons: [],
}

test('a row of the report has as many cells as there are heads', () => {
  for (const language of ['zh-CN', 'en'] as const)
    expect(reportCells(language, row, 3)).toHaveLength(reportHeads(language, ['甲', '乙', '丙']).length)
  expect(reportCells('en', row, 1)).toEqual([
    '7',
    'conflict, not taken',
    'phone and ids belong to different people (row 3)',
    '',
    '',
    '=1+1',
  ])
})

test.each(['=1+1', '+86138', '-2', '@SUM(A1)', '\tx'])('%j does not become a formula', (cell) => {
  expect(asText(cell).startsWith("'")).toBe(true)
})
