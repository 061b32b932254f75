import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isClosing } from '../closing.ts'
import { disagrees } from '../disagreement.ts'
import { ownWords } from '../own-words.ts'
import { isQuestion } from '../questions.ts'

describe('own words', () => {
  test.each([
    ['「张三：几点来？」\n- - - - - - - - - -\n八点', '八点'],
    ['> 你不对\n我也觉得', '我也觉得'],
    ['看这里 https://a.cn/?q=1', '看这里'],
    ['@小明 明天见', '明天见'],
    ['<@U1> 明天见', '明天见'],
    ['@小明明天见', '@小明明天见'],
    ['「引号开头」也算自己的话', '「引号开头」也算自己的话'],
  ])('of %j are %j', (text, said) => expect(ownWords(text)).toBe(said))
})

describe('questions', () => {
  test.each([
    '几点开始？',
    '有人知道怎么退款吗',
    '无需门票，这里能玩多久',
    '请问快递到哪了',
    '这个有没有大一号的',
    '好不好用',
    '@小明你会去吗',
    'can anyone help me with this',
    "what's the deadline",
    'Tried twice. How do I reset it',
    '？？',
    '好的？',
    '好的，那什么时候发货',
  ])('%s asks', (text) => expect(isQuestion(text)).toBe(true))

  test.each([
    '今天天气真好',
    '什么都没有，就这样吧',
    '看这里 https://a.cn/?q=1',
    '「张三：几点来？」\n- - - - - -\n八点',
    'what a day',
    'I know how',
    '',
  ])('%j does not', (text) => expect(isQuestion(text)).toBe(false))

  test.each([
    '好的',
    '好的呢',
    '谢谢老师',
    '收到，谢谢',
    'OK',
    '嗯嗯',
    '哈哈哈哈',
    '👍🏻',
    '[强][强]',
    '好的[微笑]',
    'Thanks!',
    '收到🙏',
    '🇨🇳',
  ])('%s closes', (text) => {
    expect(isClosing(text)).toBe(true)
    expect(isQuestion(text, { mentionsStaff: true })).toBe(false)
  })

  test.each(['可以吗', '收到货了吗', '好的，我明天到', '1', '赞助商来了'])('%s does not close', (text) => {
    expect(isClosing(text)).toBe(false)
  })

  test('calling staff asks, even without another word', () => {
    expect(isQuestion('@小助理', { mentionsStaff: true })).toBe(true)
    expect(isQuestion('@小助理 我的订单没到', { mentionsStaff: true })).toBe(true)
    expect(isQuestion('@小助理 我的订单没到')).toBe(false)
  })
})

describe('disagreement', () => {
  test.each([
    '不对，应该先关电源',
    '我不太同意',
    '恰恰相反',
    '但是价格太高',
    '你说错了',
    '我反对',
    "That's wrong",
    'But it costs more',
    'I don’t agree',
    'No, it is not',
  ])('%s disagrees', (text) => expect(disagrees(text)).toBe(true))

  test.each([
    '对不对',
    '我不反对',
    '我错了',
    '我搞错了',
    '不错了',
    '对不起',
    '形状不对称',
    '同意',
    '> 不对\n说得好',
    'a button',
    'No problem',
    '',
  ])('%j does not', (text) => expect(disagrees(text)).toBe(false))
})

test('any text is read, and long rows of one character end at once', () => {
  const hard = fc.constantFrom('嗯', '谢', '哈', '\n', ' ', '>', '「', '@', '?', 'ok', '👍', '[', 'http://')
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(hard, { maxLength: 300 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, (any) => {
      expect(typeof isQuestion(any)).toBe('boolean')
      expect(typeof disagrees(any)).toBe('boolean')
    }),
  )
  const started = performance.now()
  for (const unit of ['嗯', '谢', '哈', '\n', ' ', '>', '「', '@', '知道', 'so ', 'ok', '[a', '对', '- ']) {
    const long = unit.repeat(20_000)
    isQuestion(long)
    isQuestion(`「${long}x`)
    disagrees(`${long}x`)
  }
  expect(performance.now() - started).toBeLessThan(2000)
})
