/** QQ and WeChat. */
import { expect, test } from 'vitest'
import { detectExport } from '../index.ts'
import { fixture, retell } from './retell.ts'

test('QQ message manager: several chats, 12-hour clock, bare CR and LF inside messages', async () => {
  expect(await detectExport(fixture('qq/all.txt'))).toMatchObject({ format: 'qq', variant: 'manager', needsZone: true })
  expect(await retell('qq/all.txt')).toEqual([
    '2023-05-06T08:43:38 【群主】许(小)禾: 早上好 {image} {in 临水读书会}',
    '2023-05-06T12:05:09 老周: 第一行 / 第二行 / 第三行 {in 临水读书会}',
    '2023-05-06T13:00:00 * 许禾撤回了一条消息 {in 临水读书会}',
    '2023-05-06T13:02:00 20002345: {in 临水读书会}',
    '? 25 other_shape: 2023-05-05 9:00:00 PM 老周',
    '2023-05-06T13:03:00 老周: 他昨天说： /  / 2023-05-05 9:00:00 PM 老周 / 我不去了 {in 临水读书会}',
    '2023-05-06T23:59:59 许禾: [表情]晚安 {in 临水读书会}',
    '2023-05-07T07:01:02 小满: 在吗 {in 小满}',
    '2023-05-07T07:03:02 我: 在 {in 小满}',
  ])
})

test('QQChatExporter as text', async () => {
  expect(await detectExport(fixture('qq/qce.txt'))).toMatchObject({ format: 'qq', variant: 'qce-txt', needsZone: true })
  expect(await retell('qq/qce.txt')).toEqual([
    '2024-05-06T08:43:38 许禾: 早上好 / 今天读什么: / 第三章 {image 封面.jpg}',
    '2024-05-06T08:44:00 老周: {image}',
    '2024-05-06T08:45:00 * 小满 加入了群聊',
  ])
})

test('QQChatExporter as JSON', async () => {
  expect(await detectExport(fixture('qq/qce.export'))).toMatchObject({
    format: 'qq',
    variant: 'qce-json',
    needsZone: false,
  })
  expect(await retell('qq/qce.export')).toEqual([
    '2024-05-06T00:43:38.000Z 群主许禾: 早上好 {in 临水读书会}',
    '2024-05-06T00:44:00.000Z 老周: {image a.jpg} {reply to 7301} {deleted} {in 临水读书会}',
    '2024-05-06T00:45:00.000Z * 小满加入了群聊 {in 临水读书会}',
  ])
})

test('WeChatMsg / 留痕 table', async () => {
  expect(await detectExport(fixture('wechat/wechatmsg.csv'))).toMatchObject({
    format: 'wechat',
    variant: 'wechatmsg-csv',
    needsZone: false,
  })
  expect(await retell('wechat/wechatmsg.csv')).toEqual([
    '2024-05-01T01:00:00Z 许禾: 早上好 / 大家',
    '2024-05-01T01:01:00Z 我自己: 早',
    '2024-05-01T01:02:00Z 许禾: {image}',
    '2024-05-01T01:03:00Z 许禾: 同意',
    '2024-05-01T01:04:00Z 许禾: {file 书单.pdf}',
    '2024-05-01T01:05:00Z * "许禾"撤回了一条消息',
  ])
})

test('WeChatMsg table with the old header', async () => {
  expect(await detectExport(fixture('wechat/wechatmsg-old.csv'))).toMatchObject({
    format: 'wechat',
    variant: 'wechatmsg-csv',
    needsZone: false,
  })
  expect(await retell('wechat/wechatmsg-old.csv')).toEqual(['2024-05-01T01:00:00Z 许禾: 早'])
})

test('PyWxDump table, partly saved by a spreadsheet', async () => {
  expect(await detectExport(fixture('wechat/pywxdump.csv'))).toMatchObject({
    format: 'wechat',
    variant: 'pywxdump-csv',
    needsZone: true,
  })
  expect(await retell('wechat/pywxdump.csv')).toEqual([
    '2024-05-01T09:00:00 wxid_hehe: 早 {in 123@chatroom}',
    '2024-05-01T09:01 wxid_hehe: {sticker} {in 123@chatroom}',
    '2024-05-01T09:02 * 你撤回了一条消息 {in 123@chatroom}',
    '2024-05-01T09:03 我: 好,的 {in 123@chatroom}',
    '? 6 columns: 5,71005,文本,1',
  ])
})

test('留痕 text', async () => {
  expect(await detectExport(fixture('wechat/memotrace.txt'))).toMatchObject({
    format: 'wechat',
    variant: 'memotrace-txt',
    needsZone: true,
  })
  expect(await retell('wechat/memotrace.txt')).toEqual([
    '2024-05-01T09:00:00 许禾: 早上好 /  / 大家',
    '2024-05-01T09:01:00 你: {image}',
    '2024-05-01T09:02:00 * "许禾"邀请"老周"加入了群聊',
    '2024-05-01T09:03:00 老周: 来了 / 引用:许禾:早上好',
  ])
})

test('WechatExporter text', async () => {
  expect(await detectExport(fixture('wechat/wechatexporter.txt'))).toMatchObject({
    format: 'wechat',
    variant: 'wechatexporter-txt',
    needsZone: true,
  })
  expect(await retell('wechat/wechatexporter.txt')).toEqual([
    '2024-05-01T09:00:00 许禾: 早上好 {in 临水读书会}',
    '2024-05-01T09:00:00 * "许禾"邀请"老周"加入了群聊 {in 临水读书会}',
    '2024-05-01T09:03:00 老周: 「许禾：早上好」 / - - - - - - - - - - - - - - - / 来了 {in 临水读书会}',
    '2024-05-01T09:04 许禾: {audio} {in 临水读书会}',
  ])
})

test('WeFlow JSON', async () => {
  expect(await detectExport(fixture('wechat/weflow.export'))).toMatchObject({
    format: 'wechat',
    variant: 'weflow-json',
    needsZone: false,
  })
  expect(await retell('wechat/weflow.export')).toEqual([
    '2024-05-01T01:00:00Z 许禾: 早 {in 临水读书会}',
    '2024-05-01T01:01:00Z 我: {image} {in 临水读书会}',
    '2024-05-01T01:02:00Z * 许禾 修改了群名 {in 临水读书会}',
  ])
})
