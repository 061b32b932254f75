/** Exports of desktop programs and servers. */
import { expect, test } from 'vitest'
import { detectExport } from '../index.ts'
import { makeZip } from './make-zip.ts'
import { fixture, recordsOf, retell } from './retell.ts'

test('Telegram chat with a \\\\x1F in it', async () => {
  expect(await detectExport(fixture('telegram/one-chat.export'))).toMatchObject({
    format: 'telegram-json',
    variant: null,
    needsZone: false,
  })
  expect(await retell('telegram/one-chat.export')).toEqual([
    '2024-04-01T00:00:00Z * invite_members: Tom {in 阳台种菜}',
    '2024-04-01T00:01:00Z 何苗: 看 这里 (https://example.org/a) 坏字符\u001f结束 \\x41 {in 阳台种菜}',
    '2024-04-01T00:02:00Z null: 番茄 {image photo_1.jpg} {reply to 2} {edited} {in 阳台种菜}',
    '2024-04-01T00:04:00Z 何苗: 转发 {👍 2 by user13} {from 菜谱} {in 阳台种菜}',
    '2024-04-01T00:06:00Z 何苗: {sticker} {in 阳台种菜}',
    '2024-04-01T00:07:00Z Tom: 种什么？ / - 番茄 (2) / - 辣椒 (1) {in 阳台种菜}',
    '? null unclassified: {"id":7,"type":"unsupported"}',
  ])
})

test('Telegram account of old form, with left chats', async () => {
  expect(await detectExport(fixture('telegram/account.export'))).toMatchObject({
    format: 'telegram-json',
    variant: null,
    needsZone: true,
  })
  expect(await retell('telegram/account.export')).toEqual([
    '2019-01-01T00:00:00 甲: 旧格式 {in 甲群}',
    '2019-01-02T00:00:00 Old Friend: hi {in 2}',
    '2019-01-03T00:00:00 甲: 再见 {in 走了}',
  ])
})

test('Telegram HTML over two pages', async () => {
  expect(await detectExport(fixture('telegram-html'))).toMatchObject({
    format: 'telegram-html',
    variant: null,
    needsZone: false,
  })
  expect(await retell('telegram-html')).toEqual([
    '2024-04-01T00:01:00Z 何苗: 第一行 / 第二行 & 链接',
    '2024-04-01T00:01:00Z * 何苗 invited Tom',
    '2024-04-01T00:02:00Z 何苗: {image photo_1.jpg @photos/photo_1.jpg} {reply to 2}',
  ])
})

test('Slack folder: threads over days, bots, blocks, tokens stripped', async () => {
  expect(await detectExport(fixture('slack'))).toMatchObject({ format: 'slack', variant: null, needsZone: false })
  expect(await retell('slack')).toEqual([
    '2024-02-01T00:00:00.000100Z * @Tom Ash has joined the channel {in general}',
    '2024-02-01T00:01:00.000200Z 梅: Hi @Tom Ash, see the page (https://example.org/x) in #general & reply {:tada: 3 by U02} {in general}',
    '2024-02-01T00:01:40.000300Z deploy: Build 12 / passed {in general}',
    '2024-02-02T00:00:00.000400Z Tom Ash: done {file plan.pdf} {reply to C01:1706745660.000200} {edited} {in general}',
    '2024-02-02T00:01:00.000500Z 新人: token https://x.example.org/:wave: {in general}',
  ])
})

test('Discord JSON', async () => {
  expect(await detectExport(fixture('discord/channel.export'))).toMatchObject({
    format: 'discord',
    variant: 'json',
    needsZone: false,
  })
  expect(await retell('discord/channel.export')).toEqual([
    '2024-05-01T12:00:00.123Z 茶博士: 有人喝茶吗 {image cup.png} {sticker wave} {🍵 2 by 2} {edited} {in 闲聊}',
    '2024-05-01T12:02:00Z Ann: Oolong / https://example.org/oolong {reply to 1001} {in 闲聊}',
    '2024-05-01T12:03:00Z * Pinned a message. {in 闲聊}',
  ])
})

test('Discord CSV', async () => {
  expect(await detectExport(fixture('discord/channel.csv'))).toMatchObject({
    format: 'discord',
    variant: 'csv',
    needsZone: false,
  })
  expect(await retell('discord/channel.csv')).toEqual([
    '2024-05-01T12:00:00.123Z tea: 有人喝茶吗 {image cup.png} {🍵 2}',
    '2024-05-01T12:02:00.000Z ann#0042: Oolong, / please "strong"',
  ])
})

test('Discord text with US dates', async () => {
  expect(await detectExport(fixture('discord/channel.txt'))).toMatchObject({
    format: 'discord',
    variant: 'txt',
    needsZone: true,
  })
  expect(await retell('discord/channel.txt')).toEqual([
    '2024-05-01T20:00 tea: 有人喝茶吗 /  / [not a stamp] really {image cup.png} {🍵 2} {in 闲聊}',
    '2024-05-13T20:02 ann#0042: Oolong {in 闲聊}',
  ])
})

test('Discord HTML', async () => {
  expect(await detectExport(fixture('discord/channel.html'))).toMatchObject({
    format: 'discord',
    variant: 'html',
    needsZone: true,
  })
  expect(await retell('discord/channel.html')).toEqual([
    '2024-05-01T20:00 茶博士: 有人 喝茶 吗 🍵 {image cup.png} {🍵 2} {in 闲聊}',
    '2024-05-01T20:01 茶博士: 乌龙 {edited} {in 闲聊}',
    '2024-05-01T20:03 * pinned a message {in 闲聊}',
  ])
})

test('Mattermost bulk export', async () => {
  expect(await detectExport(fixture('mattermost/import.export'))).toMatchObject({
    format: 'mattermost',
    variant: null,
    needsZone: false,
  })
  expect(await retell('mattermost/import.export')).toEqual([
    '2024-06-01T00:00:00.000Z Hana Mori: 早 {image cup.png} {:tea: 2 by bo,kim} {in 大厅}',
    '2024-06-01T00:01:00.000Z bo: 早！ {reply to 大厅|hana|1717200000000} {in 大厅}',
    '2024-05-30T20:13:20.000Z bo: 悄悄话 {in bo, hana}',
  ])
})

test('Messenger: repaired texts, reactions as lines', async () => {
  expect(await detectExport(fixture('meta/messenger.export'))).toMatchObject({
    format: 'messenger',
    variant: null,
    needsZone: false,
  })
  expect(await retell('meta/messenger.export')).toEqual([
    '2024-06-01T00:01:00.000Z * Reacted 😂 to your message ',
    '2024-06-01T00:00:50.000Z Ann: {image 1.jpg}',
    '2024-06-01T00:00:00.000Z José 林: 你好，café {❤ 1 by Ann}',
  ])
})

test('Instagram', async () => {
  expect(await detectExport(fixture('meta/instagram.export'))).toMatchObject({
    format: 'instagram',
    variant: null,
    needsZone: false,
  })
  expect(await retell('meta/instagram.export')).toEqual([
    '2024-06-01T00:01:00.000Z * Liked a message',
    '2024-06-01T00:00:00.000Z Ann: hey',
  ])
})

test('Element room', async () => {
  expect(await detectExport(fixture('element/export.export'))).toMatchObject({
    format: 'element',
    variant: null,
    needsZone: false,
  })
  expect(await retell('element/export.export')).toEqual([
    '2024-06-01T00:00:00.000Z * m.room.member: join {in 茶室}',
    '2024-06-01T00:00:01.000Z hana: 早 {in 茶室}',
    '2024-06-01T00:00:02.000Z bo: 早！ {reply to $1} {in 茶室}',
    '2024-06-01T00:00:03.000Z hana: 早安 {edited} {in 茶室}',
    '2024-06-01T00:00:04.000Z * m.reaction: 🍵 {reply to $1} {in 茶室}',
    '2024-06-01T00:00:05.000Z bo: {image cup.png} {in 茶室}',
  ])
})

test('Rocket.Chat zip: channels and direct messages', async () => {
  const zip = makeZip([
    { name: 'users.csv', content: '"hana","hana@example.org","Hana Mori"\n"bo","bo@example.org","Bo"\n' },
    { name: 'channels.csv', content: '"hall","hana","public","hana;bo"\n' },
    { name: 'hall/messages.csv', content: '"hana","1717200000000","早"\n"bo","not a time","?"\n' },
    { name: 'directmessages/dm.csv', content: '"bo","hana","1717200060000","悄悄话"\n' },
  ])
  expect(await detectExport(zip)).toMatchObject({ format: 'rocketchat', needsZone: false })
  const records = await recordsOf(zip)
  expect(records.map(({ senderName, text, channel }) => [senderName, text, channel])).toEqual([
    ['Bo', '悄悄话', 'bo, hana'],
    ['Hana Mori', '早', 'hall'],
  ])
})
