/** Tables that no known program wrote. */
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { detectExport } from '../index.ts'
import { temporary } from './make-zip.ts'
import { fixture, recordsOf, retell } from './retell.ts'

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

test('columns that cannot be guessed are asked for, and read when they are told', async () => {
  const path = fixture('table/unmapped.csv')
  expect(await detectExport(path)).toMatchObject({
    format: 'csv',
    columns: { names: ['when', 'who', 'what'], missing: ['time', 'sender', 'text'] },
  })
  await expect(retell('table/unmapped.csv')).rejects.toThrow('messaging.export_columns_missing')
  const columns = { time: 'when', sender: 'who', text: 'what' }
  expect(await retell('table/unmapped.csv', { columns })).toEqual([
    '2024-05-01T09:00:00 Hana: hello',
    '2024-05-01T09:01:00 Bo: hi',
  ])
})

test('an Excel sheet, with times kept by Excel', async () => {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('聊天')
  sheet.addRow(['时间', '昵称', '消息内容', '用户ID'])
  sheet.addRow([new Date(Date.UTC(2024, 4, 1, 9, 0, 30)), '许禾', '早上好', 10086123])
  sheet.addRow(['2024/5/1 9:01', '老周', { richText: [{ text: '一' }, { text: '二' }] }, 'u2'])
  const path = temporary('聊天.xlsx')
  await workbook.xlsx.writeFile(path)

  expect(await detectExport(path)).toMatchObject({ format: 'xlsx', needsZone: true, columns: { missing: [] } })
  const records = await recordsOf(path)
  expect(records.map(({ at, senderKey, senderName, text }) => [at, senderKey, senderName, text])).toEqual([
    [{ local: '2024-05-01T09:00:30' }, '10086123', '许禾', '早上好'],
    [{ local: '2024-05-01T09:01' }, 'u2', '老周', '一二'],
  ])
})
