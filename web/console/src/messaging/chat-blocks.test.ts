import { expect, test } from 'vitest'
import { type ChatMessage, chatDays } from './chat-blocks.ts'

const said = (id: string, by: string | null, at: string, kind: ChatMessage['kind'] = 'text') =>
  ({ id, by, at, kind }) as ChatMessage
const dayOf = (at: string) => at.slice(0, 10)

test('one name stands over what one person says within five minutes', () => {
  const days = chatDays(
    [
      said('1', 'a', '2026-11-21T10:00:00Z'),
      said('2', 'a', '2026-11-21T10:04:59Z'),
      said('3', 'a', '2026-11-21T10:09:59Z'),
      said('4', 'b', '2026-11-21T10:10:00Z'),
    ],
    dayOf,
  )
  expect(days[0]?.blocks.map((block) => block.messages.map((message) => message.id))).toEqual([
    ['1', '2'],
    ['3'],
    ['4'],
  ])
})
test('a new day and a notice of the group begin anew', () => {
  const days = chatDays(
    [
      said('1', 'a', '2026-11-20T23:59:59Z'),
      said('2', 'a', '2026-11-21T00:00:01Z'),
      said('3', null, '2026-11-21T00:00:02Z', 'system'),
      said('4', null, '2026-11-21T00:00:03Z', 'system'),
    ],
    dayOf,
  )
  expect(days.map((day) => [day.day, day.blocks.length])).toEqual([
    ['2026-11-20', 1],
    ['2026-11-21', 3],
  ])
})
