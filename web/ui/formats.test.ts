import { describe, expect, test } from 'vitest'
import {
  bytes,
  change,
  count,
  formatsFor,
  hiddenPhone,
  middleCut,
  money,
  nickname,
  people,
  percent,
} from './formats.ts'
import { daysBetween, shiftDay, startOfDay } from './moments.ts'

describe('counts', () => {
  test.each([
    [0, '0'],
    [9876, '9,876'],
    [9999, '9,999'],
    [10_000, '1万'],
    [12_345, '1.2万'],
    [99_994_999, '9999.5万'],
    [99_999_999, '1亿'],
    [123_456_789, '1.2亿'],
    [-12_345, '-1.2万'],
  ])('%d is %s', (value, said) => expect(count(value, 'zh-CN')).toBe(said))

  test('English says K and M', () => {
    expect(count(9876, 'en')).toBe('9,876')
    expect(count(12_345, 'en')).toBe('12.3K')
    expect(count(1_200_000, 'en')).toBe('1.2M')
  })

  test('nothing to count is a dash', () => {
    expect(count(null, 'zh-CN')).toBe('–')
    expect(count(Number.NaN, 'en')).toBe('–')
  })

  test('people say whether they are deduplicated', () => {
    expect(people(1234, 'zh-CN')).toBe('1,234 人')
    expect(people(1234, 'zh-CN', 'times')).toBe('1,234 人次')
    expect(people(1, 'en')).toBe('1 person')
    expect(people(1, 'en', 'times')).toBe('1 time')
    expect(people(2, 'en', 'times')).toBe('2 times')
  })
})

describe('shares', () => {
  test('cards have no decimals, tables one', () => {
    expect(percent(0.1234)).toBe('12%')
    expect(percent(0.1234, 1)).toBe('12.3%')
    expect(percent(null)).toBe('–')
  })
  test('a change carries its sign and needs a base', () => {
    expect(change(112, 100)).toBe('+12%')
    expect(change(88, 100)).toBe('-12%')
    expect(change(100, 100)).toBe('0%')
    expect(change(5, 0)).toBe('–')
  })
})

describe('money', () => {
  test.each([
    [990, 'order', '¥9.90'],
    [990, 'promotion', '¥9.9'],
    [10_000, 'promotion', '¥100'],
    [123_456_00, 'order', '¥123,456.00'],
    [-50, 'order', '-¥0.50'],
    [0, 'order', '免费'],
  ] as const)('%d fen in %s is %s', (fen, where, said) => expect(money(fen, 'zh-CN', where)).toBe(said))
})

describe('moments in Shanghai', () => {
  const { moment, stamp, dayOf, fullMoment, shortDay } = formatsFor('zh-CN', 'Asia/Shanghai')
  const now = '2026-11-21T12:00:00Z' // 20:00 in Shanghai
  test.each([
    ['2026-11-21T11:59:31Z', '刚刚'],
    ['2026-11-21T11:55:00Z', '5分钟前'],
    ['2026-11-21T11:00:01Z', '59分钟前'],
    ['2026-11-21T06:30:00Z', '今天 14:30'],
    ['2026-11-20T16:00:00Z', '今天 00:00'],
    ['2026-11-20T15:59:00Z', '昨天'],
    ['2026-11-19T04:00:00Z', '11-19'],
    ['2025-11-21T04:00:00Z', '2025-11-21'],
    ['2026-11-21T12:30:00Z', '今天 20:30'],
    ['2026-11-22T01:00:00Z', '明天 09:00'],
    ['2026-12-01T01:00:00Z', '12-01 09:00'],
  ])('%s reads %s', (at, said) => expect(moment(at, now)).toBe(said))

  test('stamps keep the hour', () => expect(stamp('2026-11-20T15:59:00Z', now)).toBe('昨天 23:59'))
  test('nothing and nonsense are a dash', () => {
    expect(moment(null, now)).toBe('–')
    expect(moment('soon', now)).toBe('–')
    expect(fullMoment('soon')).toBe('–')
  })
  test('a day belongs to the zone, not to UTC', () => {
    expect(dayOf('2026-11-20T16:30:00Z')).toBe('2026-11-21')
    expect(formatsFor('en', 'America/New_York').dayOf('2026-11-21T02:00:00Z')).toBe('2026-11-20')
  })
  test('short days drop only this year', () => {
    expect(shortDay('2026-11-03', now)).toBe('11-03')
    expect(shortDay('2025-11-03', now)).toBe('2025-11-03')
  })
  test('days are counted over a month’s end and a change of clocks', () => {
    expect(daysBetween('2026-10-30', '2026-11-02')).toBe(3)
    expect(shiftDay('2026-03-01', -1)).toBe('2026-02-28')
  })
})

test.each([
  ['2026-11-21', 'Asia/Shanghai', '2026-11-20T16:00:00.000Z'],
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
  ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z'],
  ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00.000Z'],
])('%s begins in %s at %s, also where clocks change', (day, zone, begins) => {
  expect(startOfDay(day, zone)).toBe(begins)
})

test('bytes, names, phones and ids', () => {
  expect(bytes(0)).toBe('0 B')
  expect(bytes(860)).toBe('860 B')
  expect(bytes(12_700)).toBe('12.4 KB')
  expect(bytes(3 * 1024 * 1024)).toBe('3 MB')
  expect(nickname('  ', 'psn_01jd4x0000e0080000000000ab', 'zh-CN')).toBe('群员00ab')
  expect(hiddenPhone('+8613812341234')).toBe('138****1234')
  expect(hiddenPhone('13812341234')).toBe('138****1234')
  expect(middleCut('grp_01jd4x0000e0080000000000ab', 12)).toBe('grp_01…000ab')
})
