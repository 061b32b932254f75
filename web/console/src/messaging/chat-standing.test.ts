import { expect, test } from 'vitest'
import type { ChatMessage } from './chat-blocks.ts'
import { type ChatStanding, messageActsFor } from './chat-standing.ts'

const message = {
  kind: 'text',
  by: 'psn_a',
  text: '早',
  recalledAt: null,
  pinnedAt: null,
  digestAt: null,
  imported: false,
}
const said = (more: object = {}) => ({ ...message, ...more }) as unknown as ChatMessage // what does not bear on it is left out
const speaking = {} as NonNullable<ChatStanding['speaking']>

test('a member answers and copies, and recalls only what is theirs', () => {
  expect(messageActsFor(said(), { me: 'psn_b', keepsOrder: false, speaking })).toEqual(['reply', 'copy'])
  expect(messageActsFor(said(), { me: 'psn_a', keepsOrder: false, speaking })).toEqual(['reply', 'copy', 'recall'])
})

test('an operator who looks in keeps order without speaking', () => {
  const operator = { me: 'psn_o', keepsOrder: true, speaking: null }
  expect(messageActsFor(said(), operator)).toEqual(['copy', 'pin', 'digest', 'recall'])
  expect(messageActsFor(said({ pinnedAt: 'x', digestAt: 'x' }), operator)).toEqual([
    'copy',
    'unpin',
    'undigest',
    'recall',
  ])
})

test('nothing is offered on what is gone, and imported history is not recalled', () => {
  const owner = { me: 'psn_o', keepsOrder: true, speaking }
  expect(messageActsFor(said({ recalledAt: 'x' }), owner)).toEqual([])
  expect(messageActsFor(said({ kind: 'system' }), owner)).toEqual([])
  expect(messageActsFor(said({ imported: true }), owner)).not.toContain('recall')
})
