/** Tables that no known program wrote. */
import { expect, test } from 'vitest'
import { detectExport } from '../index.ts'
import { fixture, retell } from './retell.ts'

test('a Chinese table in GB18030', async () => {
  expect(await detectExport(fixture('table/zh.csv'))).toMatchObject({ format: 'csv', variant: null, needsZone: true })
  expect(await retell('table/zh.csv')).toEqual([
    '2024-05-01T09:00 许禾: 早上好',
    '2024-05-01T09:01 老周: {image}',
    '? 4 invalid_stamp: 3, 坏了, 老周, 没有时间',
  ])
})

test('lines of JSON', async () => {
  expect(await detectExport(fixture('table/log.jsonl'))).toMatchObject({
    format: 'jsonl',
    variant: null,
    needsZone: false,
  })
  expect(await retell('table/log.jsonl')).toEqual([
    '2024-05-01T09:00:00Z Hana: hello',
    '2024-05-01T09:01:00Z Bo: hi {reply to m1}',
    '? 3 unclassified: not json',
  ])
})
