import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asReplyLink, openDisentangler, type Placed } from '../reply-graph/disentangle.ts'
import { describeChoices, featureCount } from '../reply-graph/features.ts'
import { languageOf, shippedModel, shippedModels } from '../reply-graph/language.ts'
import { findMentions } from '../reply-graph/mentions.ts'
import { openReplyModel } from '../reply-graph/model.ts'
import { type ChatLine, readSpeech } from '../reply-graph/speech.ts'
import { addLine, openTalk, rememberLink, windowLines } from '../reply-graph/talk.ts'
import { trainReplyModel } from '../reply-graph/training.ts'

const names = new Map(['小米', '阿布', 'anna', 'benno'].map((name) => [name, name]))

function say(id: string, ts: number, from: string, text: string, rest: Partial<ChatLine> = {}): ChatLine {
  return { id, ts, from, text, ...findMentions(text, from, names), ...rest }
}

function unravel(lines: readonly ChatLine[], lang: 'zh' | 'irc' = 'zh'): Placed[] {
  const { take } = openDisentangler(() => shippedModel(lang))
  return lines.map((line) => take(line)).filter((placed) => placed !== null)
}

describe('order of evidence', () => {
  const talk = [
    say('1', 0, '小米', '周末有人想去爬山吗？'),
    say('2', 20, '阿布', '香山的红叶开了没有'),
    say('3', 30, 'anna', '谁有打印店的电话'),
  ]

  test("the carrier's own reply id wins, whatever the words say", () => {
    const placed = unravel([...talk, say('4', 40, 'benno', '@小米 爬山算我一个', { replyTo: '3' })])
    expect(placed.at(-1)).toMatchObject({ to: '3', toFrom: 'anna', by: 'quote', score: 1 })
  })

  test('a leading mention leaves only lines of that person', () => {
    const placed = unravel([...talk, say('4', 40, 'benno', '@小米 打印店的电话有')])
    expect(placed.at(-1)).toMatchObject({ to: '1', toFrom: '小米', by: 'mention' })
  })

  test('a mention of somebody out of sight leaves everything to the model', () => {
    const placed = unravel([...talk, say('4', 40, 'anna', '@benno 在吗')])
    expect(['model', 'self']).toContain(placed.at(-1)?.by)
  })

  test('the model goes by words that are shared, and by who is talking with whom', () => {
    const placed = unravel([
      say('1', 0, '小米', '大家好，谁有打印店的电话'),
      say('2', 60, '阿布', '周末有没有人一起去爬山看红叶'),
      say('3', 70, 'anna', '爬山看红叶我去'),
      say('4', 95, 'benno', '打印店的电话是八八六六'),
    ])
    expect(placed.map((one) => one.to)).toEqual([null, null, '2', '1'])
    expect(placed.map((one) => one.thread)).toEqual(['1', '2', '2', '1'])
  })

  test('a quoted line that left the window keeps its thread where the caller remembers it', () => {
    const lookUp = (id: string) => (id === 'old' ? { thread: 'root', from: '阿布' } : undefined)
    const { take } = openDisentangler(shippedModels, { lookUp })
    expect(take(say('9', 0, '小米', '同意', { replyTo: 'old' }))).toMatchObject({ toFrom: '阿布', thread: 'root' })
    expect(take(say('10', 1, '小米', '同意', { replyTo: 'gone' }))).toMatchObject({ toFrom: null, thread: 'gone' })
  })

  test('system lines are no speech', () => {
    const { take } = openDisentangler(shippedModels)
    expect(take(say('1', 0, '', '小米加入了群聊', { system: true }))).toBeNull()
    expect(take(say('2', 1, '小米', '大家好'))).toMatchObject({ to: null, by: 'self', thread: '2' })
  })

  test('a placed line is a link for arcs and threads, unless it starts one', () => {
    const [first, second] = unravel([say('1', 0, '小米', '在吗'), say('2', 1, '阿布', '在', { replyTo: '1' })])
    expect(asReplyLink(first as Placed)).toBeNull()
    expect(asReplyLink(second as Placed)).toEqual({ message: '2', from: '阿布', to: '1', toFrom: '小米', by: 'quote' })
  })
})

test('names are found after an @, bare on IRC, and never for oneself', () => {
  expect(findMentions('@小米你好', '阿布', names)).toEqual({ mentions: ['小米'], addresses: '小米' })
  expect(findMentions('你问 @小米 吧', '阿布', names)).toEqual({ mentions: ['小米'], addresses: null })
  expect(findMentions('Anna, try apt; benno has it', '小米', names)).toEqual({
    mentions: ['anna', 'benno'],
    addresses: 'anna',
  })
  expect(findMentions('anna is me', 'anna', names)).toEqual({ mentions: [], addresses: null })
})

test('a chat is Chinese from three letters of ten on', () => {
  expect([null, 0.29, 0.3].map(languageOf)).toEqual(['zh', 'irc', 'zh'])
})

test('features of a small talk', () => {
  const talk = openTalk()
  const speak = (line: ChatLine) => readSpeech(line, names)
  addLine(talk, '1', speak(say('1', 0, 'anna', 'anyone knows grub errors?')), '1')
  addLine(talk, '2', speak(say('2', 30, 'benno', 'anna: which grub errors')), '1')
  const [first, second] = talk.lines
  rememberLink(talk, 'benno', first as NonNullable<typeof first>)
  const { rows } = describeChoices(speak(say('3', 90, 'anna', 'benno: grub stops at stage two')), talk, () => 2)
  const row = (at: number) => Array.from(rows.subarray(at * featureCount, (at + 1) * featureCount))
  const set = (at: number) => row(at).flatMap((value, k) => (value === 1 ? [k] : []))
  expect(set(0)).toEqual([0, 9, 11])
  expect(row(0)[6]).toBeCloseTo(Math.log(7) / 3)
  expect(row(0)[10]).toBeCloseTo(Math.log(1 + 90 / 60))
  expect(set(1)).toEqual([16, 17, 23, 27, 35, 36])
  expect(set(2)).toEqual([15, 18, 19, 20, 21, 22, 24, 27, 33, 34, 36, 38].filter((k) => k !== 27))
  expect([row(2)[12], row(2)[13], row(2)[14]].map((value) => value?.toFixed(4))).toEqual(
    [Math.log(2) / 3, Math.log(2) / 3, Math.log(61) / 5].map((value) => value.toFixed(4)),
  )
  expect(row(1)[26]).toBeCloseTo(2 / 8)
  expect(second?.place).toBe(2)
})

const anyLine = fc.record({
  ts: fc.double({ min: -1e9, max: 4e9, noNaN: true }),
  from: fc.constantFrom('小米', '阿布', 'anna', ''),
  text: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constantFrom('', '@anna 好的', '？', 'anna: ok')),
  back: fc.option(fc.nat(150)),
  system: fc.boolean(),
})

describe('laws', () => {
  test('any chat is placed: links go backwards, chances lie in 0–1, threads begin with their first line', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 130 }), (rows) => {
        const lines = rows.map(({ back, ...row }, at) =>
          say(`${at}`, row.ts, row.from, row.text, {
            replyTo: back === null || at <= back ? null : `${at - 1 - back}`,
            system: row.system && back === null,
          }),
        )
        const threads = new Map<string, string>()
        for (const { id, to, score, thread } of unravel(lines)) {
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(1)
          if (to === null) expect(thread).toBe(id)
          else expect([Number(to) < Number(id), thread]).toEqual([true, threads.get(to) ?? thread])
          threads.set(id, thread)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('a talk put down as JSON and taken up again goes on alike, in bounded memory', () => {
    const lines = Array.from({ length: 2200 }, (_, at) =>
      say(`${at}`, at * 7, `p${at % 2100}`, at % 3 ? '好的，周末爬山见' : '谁有打印店的电话？'),
    )
    const whole = unravel(lines)
    const first = openDisentangler(() => shippedModel('zh'))
    const early = lines.slice(0, 2100).map((line) => first.take(line))
    const kept = JSON.parse(JSON.stringify(first.keep()))
    expect([kept.lines.length, kept.talkers.length]).toEqual([windowLines, 2000])
    const later = openDisentangler(() => shippedModel('zh'), { kept })
    expect([...early, ...lines.slice(2100).map((line) => later.take(line))]).toEqual(whole)
  })
})

describe('training', () => {
  // Talks of five lines an hour apart; each line answers the one before it.
  const chat = Array.from({ length: 300 }, (_, at) => {
    const ts = Math.floor(at / 5) * 3600 + (at % 5) * 20
    return { ...say(`${at}`, ts, `p${at % 7}`, '好的好的'), links: [`${at % 5 === 0 ? at : at - 1}`] }
  })

  test('learns when talks begin and go on, and gives the same weights for the same seed', () => {
    const trained = trainReplyModel([{ lines: chat }], { epochs: 5 })
    expect(trained).toEqual(trainReplyModel([{ lines: chat }], { epochs: 5 }))
    expect(trained.messages).toBe(300)
    const model = openReplyModel(trained.model)
    const { take } = openDisentangler(() => model)
    const right = chat.filter((line) => (take(line)?.to ?? line.id) === line.links[0]).length
    expect(right).toBeGreaterThan(290)
  })

  test('of nothing, or of lines nobody has looked at, comes a model of zeros', () => {
    const unseen = chat.map((line) => ({ ...line, links: null }))
    for (const chats of [[], [{ lines: [] }], [{ lines: unseen }]]) {
      const { model, messages, logLoss } = trainReplyModel(chats, { epochs: 2 })
      expect([messages, logLoss, model.weights.every((weight) => weight === 0)]).toEqual([0, 0, true])
    }
  })

  test('a file with another number of weights is refused', () => {
    expect(() => openReplyModel({ weights: [1], documents: 0, words: '' })).toThrow('40')
  })
})
