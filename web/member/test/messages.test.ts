import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blankMessage } from '../../ui/sync/test/group-model.ts'
import type { PersonId } from '../../../server/modules/identity/contract.ts'
import { cutIntoBlocks, startsRun, startsUnread, withoutOldest } from '../src/messaging/blocks.ts'
import { mentionBegun, mentionsIn, withMention } from '../src/messaging/mention.ts'
import { menuItemsFor } from '../src/messaging/menu-items.ts'
import { piecesOf } from '../src/messaging/text-pieces.ts'
import { voiceSeconds } from '../src/messaging/voice-seconds.ts'

const lin = 'psn_lin' as PersonId
const chen = 'psn_chen' as PersonId
const messages = (from: number, until: number) =>
  Array.from({ length: until - from + 1 }, (_, index) => blankMessage(from + index, lin))

describe('blocks of a long chat', () => {
  test('hold every message once, in order, none too large', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(120), fc.nat(120), (middle, older, newer) => {
        const starts = new Set<string>()
        cutIntoBlocks(messages(200, 200 + middle), starts)
        const all = messages(200 - older, 200 + middle + newer)
        const blocks = cutIntoBlocks(all, starts)
        expect(blocks.flatMap((block) => block.messages)).toEqual(all)
        expect(Math.max(...blocks.map((block) => block.messages.length))).toBeLessThanOrEqual(75)
      }),
    )
  })
  test('keep their places when older messages are put in front', () => {
    const starts = new Set<string>()
    const before = cutIntoBlocks(messages(101, 230), starts).map((block) => block.key)
    const after = cutIntoBlocks(messages(51, 230), starts).map((block) => block.key)
    expect(after.slice(-before.length)).toEqual(before)
  })
  test('are drawn from the newest on, each under the key of the whole block', () => {
    const blocks = cutIntoBlocks(messages(0, 120), new Set())
    const keys = new Set(blocks.map((block) => block.key))
    fc.assert(
      fc.property(fc.nat(120), (undrawn) => {
        const shown = withoutOldest(blocks, undrawn)
        const all = blocks.flatMap((block) => block.messages)
        expect(shown.flatMap((block) => block.messages)).toEqual(all.slice(undrawn))
        expect(shown[0]?.before ?? null).toEqual(shown.length > 0 ? (all[undrawn - 1] ?? null) : null)
        expect(shown.every((block) => keys.has(block.key))).toBe(true)
      }),
    )
  })
  test('nothing said, nothing to cut', () => {
    expect(cutIntoBlocks([], new Set())).toEqual([])
  })
})

describe('runs', () => {
  test('end with another sender, a pause of more than five minutes, or a recalled message', () => {
    const first = blankMessage(2, lin)
    expect(startsRun(blankMessage(3, lin), first)).toBe(false)
    expect(startsRun(blankMessage(3, chen), first)).toBe(true)
    expect(startsRun(blankMessage(30, lin), first)).toBe(true)
    expect(startsRun(blankMessage(3, lin), { ...first, recalledAt: first.at })).toBe(true)
  })
  test('the line of unread messages stands before the first of them', () => {
    const [third, fourth] = [blankMessage(3, lin), blankMessage(4, lin)]
    expect(startsUnread(fourth, third, 3)).toBe(true)
    expect(startsUnread(third, null, 3)).toBe(false)
    expect(startsUnread(fourth, third, null)).toBe(false)
    expect(startsUnread(fourth, third, 2)).toBe(false)
  })
})

describe('mentions while writing', () => {
  test('begin with @, not inside an address', () => {
    expect(mentionBegun('你好 @林', 5)).toBe('林')
    expect(mentionBegun('@', 1)).toBe('')
    expect(mentionBegun('写信 lin@example', 13)).toBeNull()
    expect(mentionBegun('@林夏 好', 5)).toBeNull()
  })
  test('the chosen name replaces what was begun', () => {
    expect(withMention('早，@林 在吗', 4, '林夏')).toEqual({ text: '早，@林夏  在吗', caret: 6 })
  })
  test('only names still in the text count', () => {
    expect(mentionsIn('@林夏 看看', { 林夏: lin, 陈默: chen })).toEqual([lin])
  })
})

describe('pieces of a text', () => {
  test('links end before punctuation, mentions need to be real', () => {
    expect(piecesOf('看 https://a.cn/x?y=1。@林夏天 @陌生人', ['林夏', '林夏天'])).toEqual([
      { kind: 'text', text: '看 ' },
      { kind: 'link', text: 'https://a.cn/x?y=1' },
      { kind: 'text', text: '。' },
      { kind: 'mention', text: '@林夏天' },
      { kind: 'text', text: ' @陌生人' },
    ])
  })
  test('never lose a letter, and never make a link of a script', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ minLength: 1 }), { maxLength: 3 }), (text, names) => {
        expect(
          piecesOf(text, names)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
    expect(piecesOf('javascript:alert(1)', []).some((piece) => piece.kind === 'link')).toBe(false)
  })
})

describe('what can be done with a message', () => {
  const message = blankMessage(1, lin)
  test('a member edits and recalls only what is theirs', () => {
    expect(menuItemsFor(message, { isMine: false, keepsOrder: false })).toEqual(['reply', 'copy', 'topic'])
    expect(menuItemsFor(message, { isMine: true, keepsOrder: false })).toEqual([
      'reply',
      'copy',
      'edit',
      'topic',
      'recall',
    ])
  })
  test('those who keep order pin, choose highlights and recall anything', () => {
    const pinned = { ...message, pinnedAt: message.at, digestAt: message.at }
    expect(menuItemsFor(pinned, { isMine: false, keepsOrder: true })).toEqual([
      'reply',
      'copy',
      'topic',
      'unpin',
      'undigest',
      'recall',
    ])
  })
})

test('the length of a voice note is measured, else written in its name, else unknown', () => {
  expect(voiceSeconds({ seconds: 2.6, name: 'voice-9s.webm' })).toBe(3)
  expect(voiceSeconds({ seconds: null, name: 'voice-9s.webm' })).toBe(9)
  expect(voiceSeconds({ seconds: null, name: 'song.mp3' })).toBeNull()
})
