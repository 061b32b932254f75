import { expect, test } from 'vitest'
import { aCard } from './card-cast.ts'
import { groupSheet } from './group-sheet.ts'

test('the sheet quotes what needs it and cannot be read as a formula', () => {
  const sheet = groupSheet([aCard('=SUM(A1)', { score: null, ownerName: '王, "小"五' })], (key) => key, {
    moment: () => '今天',
    percent: () => '40.0%',
  })
  const [head, row] = sheet.split('\r\n')
  expect(head?.startsWith('\uFEFF')).toBe(true)
  expect(row).toContain("'=SUM(A1)")
  expect(row).toContain('"王, ""小""五"')
})
