import { expect, test } from 'vitest'
import { readAddress } from '../../identity/rules/address.ts'
import type { ColumnTarget } from '../contract.ts'
import { draftOf, isDoubtful, saysNothing } from './draft.ts'

const read = (...cells: [ColumnTarget, string][]) =>
  draftOf(
    cells.map(([, text]) => text),
    cells.map(([target], at) => ({ heading: `列${at}`, target })),
    readAddress,
  )

test.each([
  ['13800138001', '+8613800138001'],
  ['+86 195-1234-5678', '+8619512345678'],
  ['１３８００１３８００１', '+8613800138001'],
  ['13800138001.0', '+8613800138001'],
  ['+852 9123 4567', '+85291234567'],
  ['+853 6612 3456', '+85366123456'],
  ['+886 0912 345 678', '+886912345678'],
])('%s is a phone', (typed, text) => {
  expect(read(['phone', typed])).toMatchObject({ known: [{ kind: 'phone', text }], reasons: [] })
})

test('several phones in one cell are several, and one that is none is told', () => {
  const draft = read(['phone', '13800138001、13800138002/座机 8888'])
  expect(draft.known.map(({ text }) => text)).toEqual(['+8613800138001', '+8613800138002'])
  expect(draft.reasons).toEqual([{ code: 'phone_unreadable', column: '列0', row: null }])
  expect(isDoubtful(draft.reasons)).toBe(true)
})

test.each(['-', '无', 'N/A', 'null', '暂无', ' '])('“%s” says nothing', (text) => {
  const draft = read(['phone', text], ['name', text])
  expect(draft).toMatchObject({ known: [], reasons: [], scalars: {} })
  expect(saysNothing(draft)).toBe(true)
})

test('tags are separated by what people write between them, each once', () => {
  expect(read(['tags', '老客户，团长;老客户']).tags).toEqual(['老客户', '团长'])
})

test('what is too long is cut and told; broken letters do no harm', () => {
  const draft = read(['name', '长'.repeat(80)], ['notes', 'a\u0000b\ud800'])
  expect([...(draft.scalars.name ?? '')]).toHaveLength(64)
  expect(draft.scalars.notes).toBe('ab\ufffd')
  expect(draft.reasons.map(({ code }) => code)).toEqual(['too_long'])
})

test('ids keep their letters, a QQ number is one', () => {
  expect(read(['unionid', 'oAbC-_12'], ['qq', '12345678.0']).known).toEqual([
    { kind: 'unionid', text: 'oAbC-_12' },
    { kind: 'qq', text: '12345678' },
  ])
  expect(read(['qq', '零']).reasons.map(({ code }) => code)).toEqual(['id_unreadable'])
})
