import { describe, expect, test } from 'vitest'
import type { PersonId } from '../../../kernel/people.ts'
import { findAdverts, invites, isFlooded } from './adverts.ts'

describe('an invitation', () => {
  test.each([
    '加微信 abcd1234 领福利',
    '＋Ｖ：ａｂｃｄ１２３４',
    '加v信xiaomei888',
    '兼职日结，电话13800138000',
    '扫码进群，名额有限',
    'QQ号：12345678',
    '开业庆典拱门出租，V lihua_778',
    '三天下款，lihua_778',
    '加微聊，有惊喜',
    '点这里 https://example.com/x',
    'www.example.com',
    '详情看 lucky-shop.top',
  ])('%s', (text) => expect(invites(text)).toBe(true))

  test.each([
    '今天跑了 8 公里，配速 5.30',
    '微信步数两万了',
    '我的微信打不开',
    '订单号 2026112112345678901',
    '加油！',
    'vx 是什么意思',
    '下线了各位',
    '打印个二维码贴桌上',
    '加我一个，我也去',
    '翻拍架加微距，一卷十分钟',
    '我用的是 iphone 15',
    '换了 rtx4090 真快',
    '+1',
  ])('is not: %s', (text) => expect(invites(text)).toBe(false))
})

test('a line of ten thousand characters is read in no time', () => {
  const before = performance.now()
  for (const text of ['a1'.repeat(5000), 'v '.repeat(5000), `微信${'a1_'.repeat(3300)}！`]) invites(text)
  expect(performance.now() - before).toBeLessThan(200)
})

describe('adverts', () => {
  const line = (by: string, text: string, day = 10) => ({ personId: by as PersonId, day, text, staff: false })
  const joined: Record<string, number> = { fresh: 5, another: 9, old: -100 }
  const joinedOn = (id: PersonId) => joined[id] ?? null

  test('are only those of newcomers, never of old members, strangers or staff', () => {
    const text = '加微信 abcd1234'
    const lines = [
      line('fresh', text),
      line('old', text),
      line('stranger', text),
      { ...line('fresh', text), staff: true },
    ]
    expect(findAdverts(lines, joinedOn)).toEqual([lines[0]])
    expect(findAdverts([line('fresh', text, 13)], joinedOn)).toEqual([])
  })

  test('the same words said three times on a day are one too, whatever numbers and marks stand between', () => {
    const texts = ['全场特价清仓最后一天 1', '全场特价，清仓最后一天！2', '全场特价清仓最后一天~~3']
    const lines = texts.map((text, at) => line(at % 2 ? 'fresh' : 'another', text))
    expect(findAdverts(lines, joinedOn)).toHaveLength(3)
    expect(findAdverts(lines.slice(1), joinedOn)).toEqual([])
    expect(
      findAdverts([lines[0], lines[1], { ...line('fresh', texts[2] as string), day: 9 }] as typeof lines, joinedOn),
    ).toEqual([])
  })

  test('short words may be said by anybody', () => {
    expect(
      findAdverts(
        ['大家好', '大家好', '大家好'].map((text) => line('fresh', text)),
        joinedOn,
      ),
    ).toEqual([])
  })

  test('a flood is many, and many among all', () => {
    expect(isFlooded({ adverts: 8, lines: 40 })).toBe(true)
    expect(isFlooded({ adverts: 8, lines: 41 })).toBe(false)
    expect(isFlooded({ adverts: 7, lines: 7 })).toBe(false)
  })
})
