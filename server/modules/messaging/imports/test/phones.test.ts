/** Exports of phones. */
import { expect, test } from 'vitest'
import { detectExport } from '../index.ts'
import { fixture, retell } from './retell.ts'

test('WhatsApp of an Android phone in Chinese', async () => {
  expect(await detectExport(fixture('whatsapp/android-zh.txt'))).toMatchObject({
    format: 'whatsapp',
    variant: null,
    needsZone: true,
  })
  expect(await retell('whatsapp/android-zh.txt')).toEqual([
    '2024-03-05T09:03 * 消息和通话已进行端到端加密。点击了解更多。',
    '2024-03-05T09:03 * 林小满创建了群组“周末: 徒步”',
    '2024-03-05T09:04 林小满: 早！今天谁去爬山？',
    '2024-03-05T09:05 +86…00: 我去，电话 13…00',
    '2024-03-05T09:05 +86…00: 我去，电话 13…00',
    '2024-03-05T12:10 阿德: 路线： / 第一站 云岭 / 第二站 竹海',
    '2024-03-05T12:11 阿德: {file}',
    '2024-03-05T12:12 林小满: 这条消息已删除 {deleted}',
    '2024-03-05T12:13 林小满: 山顶的云 {image IMG-20240305-WA0001.jpg}',
    '2024-03-05T20:00 阿德: null',
    '2024-03-06T00:30 阿德: 明天见 {edited}',
  ])
})

test('WhatsApp of an iPhone: marks tell media, polls and notices', async () => {
  expect(await detectExport(fixture('whatsapp/ios-en.txt'))).toMatchObject({
    format: 'whatsapp',
    variant: null,
    needsZone: true,
  })
  expect(await retell('whatsapp/ios-en.txt')).toEqual([
    '2023-11-28T21:58:01 * Messages and calls are end-to-end encrypted. No one outside of this chat can read them.',
    '2023-11-28T21:58:02 * Rosa Lind created this group',
    '2023-11-28T21:59:10 Ned: Which chapter? / The one with the whale?',
    '2023-11-28T22:01:00 Rosa Lind: {image}',
    '2023-11-28T22:02:00 Rosa Lind: {file reading list.pdf}',
    '2023-11-29T08:00:00 +44…23: Chapter 7 it is {edited}',
    '2023-11-29T08:01:00 Rosa Lind: This message was deleted. {deleted}',
    '2023-11-29T08:02:00 Rosa Lind: Tea or coffee? / - Tea (3) / - Coffee (1)',
    '2023-11-29T08:03:00 Rosa Lind: Bring a cup',
    '2023-11-29T08:04:00 Ned: the view {image 00000010-PHOTO-2023-11-29.jpg}',
    '2023-11-29T08:05:00 * \u202a+44…23\u202c left',
  ])
})

test('WhatsApp in a language without any list of phrases', async () => {
  expect(await detectExport(fixture('whatsapp/ios-unlisted-language.txt'))).toMatchObject({
    format: 'whatsapp',
    variant: null,
    needsZone: true,
  })
  expect(await retell('whatsapp/ios-unlisted-language.txt')).toEqual([
    '2024-03-05T09:03:11 * Skilaboð og símtöl eru dulkóðuð enda á milli.',
    '2024-03-05T09:03:12 * Þú bjóst til þennan hóp',
    '2024-03-05T09:04:00 Embla: Góðan daginn',
    '2024-03-05T09:05:00 Embla: {file}',
    '2024-03-06T09:05:00 * Bjarki hætti',
  ])
})

test('WhatsApp headers quoted inside messages stay text', async () => {
  expect(await detectExport(fixture('whatsapp/quoted.txt'))).toMatchObject({
    format: 'whatsapp',
    variant: null,
    needsZone: true,
  })
  expect(await retell('whatsapp/quoted.txt')).toEqual([
    '? 2 other_shape: [13.02.24, 17:59:58] Tom: see you there',
    '2024-02-13T18:00 Ida: They wrote: / [13.02.24, 17:59:58] Tom: see you there',
    '? 4 invalid_stamp: 31/02/2024, 10:00 - Tom: this day does not exist',
    '2024-02-13T18:01 Tom: 31/02/2024, 10:00 - not a day / 31/02/2024, 10:00 - Tom: this day does not exist',
    '2024-02-14T09:00 Ida: fine',
  ])
})

test('LINE in Japanese, with quoted and plain texts over several lines', async () => {
  expect(await detectExport(fixture('line/ja.txt'))).toMatchObject({ format: 'line', variant: null, needsZone: true })
  expect(await retell('line/ja.txt')).toEqual([
    '2024-06-13T09:20 はな: おはよう',
    '2024-06-13T09:21 ボー: 一行目 / 二行目 "引用" / 10:00\tは時間ではない',
    '2024-06-13T09:22 * はなが友だちを追加しました',
    '2024-06-13T09:23 はな: {sticker}',
    '2024-06-13T09:24 はな: ☎ 通話時間 1:23',
    '2024-06-14T08:00 * ボーがグループに参加しました',
    '2024-06-14T08:01 ボー: 最後の / 続き',
  ])
})

test('LINE in English: the day line tells month first', async () => {
  expect(await detectExport(fixture('line/en.txt'))).toMatchObject({ format: 'line', variant: null, needsZone: true })
  expect(await retell('line/en.txt')).toEqual(['2026-01-30T10:21 Hana: morning', '2026-01-30T22:22 Bo: {image}'])
})

test('LINE in traditional Chinese', async () => {
  expect(await detectExport(fixture('line/zh-hant.txt'))).toMatchObject({
    format: 'line',
    variant: null,
    needsZone: true,
  })
  expect(await retell('line/zh-hant.txt')).toEqual(['2024-06-13T09:46 小花: 早安', '2024-06-13T12:05 阿波: {image}'])
})

test('KakaoTalk of an Android phone in English', async () => {
  expect(await detectExport(fixture('kakaotalk/android-en.txt'))).toMatchObject({
    format: 'kakaotalk',
    variant: 'text',
    needsZone: true,
  })
  expect(await retell('kakaotalk/android-en.txt')).toEqual([
    '2024-06-13T09:20 * Hana invited Bo and Kim.',
    '2024-06-13T09:21 Hana: good morning / second: line',
    '2024-06-13T21:22 Bo: {image}',
  ])
})

test('KakaoTalk for Windows', async () => {
  expect(await detectExport(fixture('kakaotalk/windows-ko.txt'))).toMatchObject({
    format: 'kakaotalk',
    variant: 'text',
    needsZone: true,
  })
  expect(await retell('kakaotalk/windows-ko.txt')).toEqual([
    '2024-06-13T09:21 하나: 안녕',
    '2024-06-13T12:22 보: {image}',
  ])
})

test('KakaoTalk for Mac', async () => {
  expect(await detectExport(fixture('kakaotalk/mac.csv'))).toMatchObject({
    format: 'kakaotalk',
    variant: 'mac',
    needsZone: true,
  })
  expect(await retell('kakaotalk/mac.csv')).toEqual([
    '2024-06-13T09:20:00 * 하나님이 보님을 초대했습니다.',
    '2024-06-13T09:21:00 하나: 안녕 / 둘째 줄',
    '2024-06-13T09:22:00 보: {image}',
  ])
})

test('Signal by signal-export', async () => {
  expect(await detectExport(fixture('signal/chat.txt'))).toMatchObject({
    format: 'signal',
    variant: null,
    needsZone: true,
  })
  expect(await retell('signal/chat.txt')).toEqual([
    '2024-05-01T09:30 Hana: Tea at five? / > Bo, 09:29: / > hungry {👍 2 by Bo,Kim}',
    '2024-05-01T09:31 Bo: {image cup}',
  ])
})
