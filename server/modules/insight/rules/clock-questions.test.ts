import { expect, test } from 'vitest'
import type { PersonId } from '../../../kernel/people.ts'
import type { MessageId } from '../../messaging/contract.ts'
import { type OpenQuestion, runClocks } from './clock-questions.ts'
import type { LineLink } from './reply-talk.ts'
import type { SpokenLine } from './spoken-lines.ts'

const midnight = Date.parse('2026-11-20T16:00:00Z')
const line = (id: string, minutes: number, more: Partial<SpokenLine> = {}): SpokenLine => ({
  id: id as MessageId,
  personId: 'helper' as PersonId,
  at: new Date(midnight + minutes * 60_000),
  day: minutes < 0 ? 1 : 2,
  hour: 0,
  text: '',
  replyTo: null,
  replyToPersonId: null,
  mentions: [],
  addresses: null,
  staff: false,
  asks: false,
  disagrees: false,
  ...more,
})
const noLinks = new Map<MessageId, LineLink>()
const open: OpenQuestion = {
  id: 'q' as MessageId,
  personId: 'asker' as PersonId,
  askedAt: new Date(midnight - 100 * 60_000),
}

test('a line of the day before answers nothing again: how far away it was cannot be seen from here', () => {
  const lines = [line('near', -55, { addresses: open.personId }), line('late', 5, { replyTo: open.id })]
  expect(runClocks(lines, noLinks, [open], 2)).toMatchObject([
    { question: 'q', answer: 'late', answeredAt: lines[1]?.at },
  ])
})

test('an open question that nobody answers here is not told again', () => {
  expect(runClocks([line('other', 5)], noLinks, [open], 2)).toEqual([])
})

test('moments come back to the millisecond', () => {
  const asked = line('x', 1 / 3, { asks: true, personId: open.personId })
  const [clock] = runClocks([asked, line('y', 0.7001, { replyTo: 'x' as MessageId })], noLinks, [], 2)
  expect(clock?.askedAt).toEqual(asked.at)
})

test('what the model says answers a question stops its clock; a quote of something else does not', () => {
  const asked = line('x', 1, { asks: true, personId: open.personId })
  const linked = line('y', 2)
  const link: LineLink = {
    ...linked,
    to: asked.id,
    toPersonId: open.personId,
    by: 'model',
    score: 0.8,
    thread: asked.id,
  }
  const quoting = line('z', 1.5, { replyTo: 'elsewhere' as MessageId })
  const [clock] = runClocks([asked, quoting, linked], new Map([[linked.id, link]]), [], 2)
  expect(clock).toMatchObject({ question: 'x', answer: 'y' })
})
