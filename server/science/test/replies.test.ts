import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockQuestions } from '../answers.ts'
import { leadingMention } from '../leading-mention.ts'
import { type Line, linkReplies, openReplyLinker, repliesBetweenPeople } from '../reply-evidence.ts'
import { countStarts, countTalks, threadsOf } from '../threads.ts'

const line = (id: string, ts: number, from: string, more: Partial<Line> = {}): Line => ({ id, ts, from, ...more })

describe('reply evidence', () => {
  test("a native reply goes before a mention, and a mention leads to that person's latest line", () => {
    const lines = [
      line('1', 0, 'ann'),
      line('2', 10, 'ann'),
      line('3', 20, 'bob', { replyTo: '1', addresses: 'cat' }),
      line('4', 30, 'cat', { addresses: 'ann' }),
      line('5', 40, 'dan'),
    ]
    expect(linkReplies(lines)).toEqual([
      { message: '3', from: 'bob', to: '1', toFrom: 'ann', by: 'quote' },
      { message: '4', from: 'cat', to: '2', toFrom: 'ann', by: 'mention' },
    ])
  })

  test('a mention looks back an hour and a hundred lines, no further', () => {
    const mention = (ts: number) => line('x', ts, 'bob', { addresses: 'ann' })
    expect(linkReplies([line('1', 0, 'ann'), mention(3600)])).toHaveLength(1)
    expect(linkReplies([line('1', 0, 'ann'), mention(3601)])).toHaveLength(0)
    const between = (count: number) => Array.from({ length: count }, (_, i) => line(`b${i}`, 1, 'cat'))
    expect(linkReplies([line('1', 0, 'ann'), ...between(99), mention(2)])).toHaveLength(1)
    expect(linkReplies([line('1', 0, 'ann'), ...between(100), mention(2)])).toHaveLength(0)
  })

  test('nobody answers himself by a mention; a reply to oneself is a link but no arc', () => {
    const links = linkReplies([
      line('1', 0, 'ann'),
      line('2', 1, 'ann', { addresses: 'ann' }),
      line('3', 2, 'ann', { replyTo: '1' }),
      line('4', 3, 'ann', { replyTo: '4' }),
    ])
    expect(links.map((link) => link.message)).toEqual(['3'])
    expect(repliesBetweenPeople(links)).toEqual([])
  })

  test('an answered message out of sight has the author it was given, or none', () => {
    const lines = [
      line('1', 0, 'ann', { replyTo: 'old', replyToFrom: 'bob' }),
      line('2', 1, 'ann', { replyTo: 'older' }),
    ]
    expect(linkReplies(lines).map((link) => link.toFrom)).toEqual(['bob', null])
    expect(repliesBetweenPeople(linkReplies(lines))).toEqual([{ from: 'ann', to: 'bob' }])
  })

  test('line by line gives the same links as all at once', () => {
    const person = fc.constantFrom('a', 'b', 'c')
    const shape = fc.record({
      from: person,
      gap: fc.nat(2000),
      addresses: fc.option(person),
      back: fc.option(fc.nat(120)),
    })
    fc.assert(
      fc.property(fc.array(shape, { maxLength: 150 }), (shapes) => {
        let ts = 0
        const lines = shapes.map(({ from, gap, addresses, back }, at) => {
          ts += gap
          return line(String(at), ts, from, { addresses, replyTo: back === null ? null : String(at - back) })
        })
        const linker = openReplyLinker()
        expect(lines.map(linker).filter((link) => link !== null)).toEqual(linkReplies(lines))
        const speakers = threadsOf(lines, linkReplies(lines)).reduce((sum, thread) => sum + thread.messages, 0)
        expect(speakers).toBe(lines.length)
      }),
    )
  })
})

describe('leading mention', () => {
  const names = new Map([
    ['ann', 'P1'],
    ['anna', 'P2'],
    ['小明', 'P3'],
    ['王 老师', 'P4'],
    ['u42', 'P5'],
  ])
  test.each([
    ['@Ann hello', 'P1'],
    ['@anna hello', 'P2'],
    ['@annabel hello', null],
    ['  @小明你几点来', 'P3'],
    ['@小明\u2005收到', 'P3'],
    ['@王 老师 请问', 'P4'],
    ['<@U42> yes', 'P5'],
    ['<@U42|mimi> yes', 'P5'],
    ['<@', null],
    ['anna: try this', 'P2'],
    ['Ann, try this', 'P1'],
    ['hello @ann', null],
    ['@所有人 开会', null],
    ['https://x.cn', null],
    ['', null],
    ['@', null],
  ])('%j → %s', (text, person) => expect(leadingMention(text, names)).toBe(person))

  test('names of two letters are too short without an @', () => {
    expect(leadingMention('al: hi', new Map([['al', 'P9']]))).toBeNull()
    expect(leadingMention('@al hi', new Map([['al', 'P9']]))).toBe('P9')
  })
})

describe('threads', () => {
  const lines = [
    line('1', 0, 'ann'),
    line('2', 1, 'bob', { replyTo: '1' }),
    line('3', 2, 'cat', { replyTo: '2' }),
    line('4', 3, 'dan'),
    line('5', 4, 'eve', { replyTo: 'before' }),
    line('6', 5, 'fox', { replyTo: '5' }),
    line('7', 6, 'ann', { replyTo: 'before' }),
  ]
  const threads = threadsOf(lines, linkReplies(lines))

  test('hang together over several links; one that began before has no starter', () => {
    expect(threads.map(({ root, starter, messages, speakers }) => [root, starter, messages, speakers.size])).toEqual([
      ['1', 'ann', 3, 3],
      ['4', 'dan', 1, 1],
      ['before', null, 3, 3],
    ])
  })

  test('a talk has two speakers, a start has drawn two others', () => {
    expect(countTalks(threads)).toBe(2)
    expect(countStarts(threads)).toEqual(new Map([['ann', 1]]))
    expect([countTalks([]), countStarts([]).size]).toEqual([0, 0])
  })
})

describe('question clocks', () => {
  const ask = (id: string, ts: number, from: string) => ({ ...line(id, ts, from), asks: true })
  const say = (id: string, ts: number, from: string, more: Partial<Line> = {}) => ({
    ...line(id, ts, from, more),
    asks: false,
  })

  test('stop at the first linked line by another person', () => {
    const clocks = clockQuestions([
      ask('q', 0, 'ann'),
      say('1', 10, 'bob'),
      say('2', 20, 'ann', { replyTo: 'q' }),
      say('3', 30, 'cat', { replyTo: 'q' }),
      say('4', 40, 'dan', { replyTo: 'q' }),
    ])
    expect(clocks).toEqual([
      { question: 'q', askedBy: 'ann', askedAt: 0, answer: '3', answeredBy: 'cat', answeredAt: 30 },
    ])
  })

  test('addressing the asker answers all he has open of the last hour, but a native reply only its own', () => {
    const addressed = clockQuestions([
      ask('p', 0, 'ann'),
      ask('q', 3000, 'ann'),
      say('1', 4000, 'bob', { addresses: 'ann' }),
    ])
    expect(addressed.map((clock) => clock.answer)).toEqual([null, '1'])
    const quoted = clockQuestions([ask('q', 0, 'ann'), say('1', 10, 'bob', { addresses: 'ann', replyTo: 'other' })])
    expect(quoted[0]?.answer).toBeNull()
  })

  test('a question may itself answer another', () => {
    const clocks = clockQuestions([ask('q', 0, 'ann'), { ...ask('w', 5, 'bob'), replyTo: 'q' }])
    expect(clocks.map((clock) => clock.answer)).toEqual(['w', null])
    expect(clockQuestions([])).toEqual([])
  })
})
