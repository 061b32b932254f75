/** Logs of IRC channels. */
import { expect, test } from 'vitest'
import { detectExport } from '../index.ts'
import { fixture, retell } from './retell.ts'

test('irssi', async () => {
  expect(await detectExport(fixture('irc/irssi.log'))).toMatchObject({ format: 'irc', variant: null, needsZone: true })
  expect(await retell('irc/irssi.log')).toEqual([
    '2024-01-01T22:58 * Irssi: #tea: Total of 3 nicks',
    '2024-01-01T22:59 hana: evening',
    '2024-01-01T22:59 bo: hi hana',
    '2024-01-01T23:00 hana: * hana pours tea',
    '2024-01-02T00:01 * bo is now known as bo_away {bo = bo_away}',
    '2024-01-02T00:02 * kim [kim@example.org] has joined #tea',
    '2024-01-02T00:03 * -hana:#tea- cups are ready',
    '2024-01-02T00:04 kim: late again',
    '? 11 unclassified: garbled by a full disk',
  ])
})

test('WeeChat', async () => {
  expect(await detectExport(fixture('irc/weechat.log'))).toMatchObject({
    format: 'irc',
    variant: null,
    needsZone: true,
  })
  expect(await retell('irc/weechat.log')).toEqual([
    '2024-01-01T22:59:00 hana: evening',
    '2024-01-01T22:59:10 bo: 你好',
    '2024-01-01T23:00:00 hana: * hana pours tea',
    '2024-01-01T23:00:30 * kim (~kim@example.org) has joined #tea',
    '2024-01-01T23:01:00 * bo is now known as bo_away {bo = bo_away}',
    '2024-01-01T23:02:00 * kim (~kim@example.org) has quit (Quit)',
  ])
})

test('HexChat over New Year', async () => {
  expect(await detectExport(fixture('irc/hexchat.log'))).toMatchObject({
    format: 'irc',
    variant: null,
    needsZone: true,
  })
  expect(await retell('irc/hexchat.log')).toEqual([
    '2023-12-31T23:58:10 * Now talking on #tea',
    '2023-12-31T23:59:00 hana: nearly',
    '2024-01-01T00:00:01 bo: happy new year',
    '2024-01-01T00:00:05 bo: * bo dances',
    '2024-01-01T00:00:09 * kim (~kim@example.org) has joined',
  ])
})

test('ZNC, with a line in Latin-1', async () => {
  expect(await detectExport(fixture('irc/#tea_20240101.log'))).toMatchObject({
    format: 'irc',
    variant: null,
    needsZone: true,
  })
  expect(await retell('irc/#tea_20240101.log')).toEqual([
    '2024-01-01T22:58:00 * Joins: hana (~h@example.org)',
    '2024-01-01T22:59:00 hana: evening',
    '2024-01-01T23:00:00 hana: * hana pours tea',
    '2024-01-01T23:00:10 * -services- be polite',
    '2024-01-01T23:01:00 * hana sets mode: +o bo',
    '2024-01-01T23:02:00 bo: café',
  ])
})

test('Ubuntu', async () => {
  expect(await detectExport(fixture('irc/2024-01-01-ubuntu.txt'))).toMatchObject({
    format: 'irc',
    variant: null,
    needsZone: true,
  })
  expect(await retell('irc/2024-01-01-ubuntu.txt')).toEqual([
    '2024-01-01T22:59 hana: evening',
    '2024-01-01T22:59 * bo is now known as bo_away {bo = bo_away}',
    '2024-01-01T23:00 hana: * hana pours tea',
  ])
})

test('dircproxy without a year', async () => {
  expect(await detectExport(fixture('irc/dircproxy.log'))).toMatchObject({
    format: 'irc',
    variant: null,
    needsZone: true,
  })
  expect(await retell('irc/dircproxy.log')).toEqual([
    'no time hana: evening {no_date}',
    'no time bo: not identified {no_date}',
    'no time * kim (~k@example.org) joined {no_date}',
  ])
})

test('a log without any date is doubtful, until its first day is told', async () => {
  expect(await retell('irc/timeless.log')).toEqual(['no time hana: late {no_date}', 'no time bo: early {no_date}'])
  expect(await retell('irc/timeless.log', { firstDay: '2024-02-28' })).toEqual([
    '2024-02-28T23:50 hana: late',
    '2024-02-29T00:10 bo: early',
  ])
})
