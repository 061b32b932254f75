import { expect, test } from 'vitest'
import { openOutbox } from '../outbox.ts'
import { memoryShelf } from './fake-server.ts'
import { draftOf, groupId, me } from './group-model.ts'

const entryOf = (clientId: string) => ({
  groupId,
  draft: draftOf(clientId, '早'),
  at: '2026-11-01T08:00:00.000Z',
  refusal: null,
})
const typed = (text: string) => ({ text, replyTo: null, mentions: {}, mentionsAll: false })

test('typed text survives a reload and goes when it is empty', () => {
  const shelf = memoryShelf()
  openOutbox(me, shelf).keepTyped(groupId, typed('还没写完'))
  expect(openOutbox(me, shelf).readTyped(groupId)?.text).toBe('还没写完')
  openOutbox(me, shelf).keepTyped(groupId, typed(''))
  expect(openOutbox(me, shelf).readTyped(groupId)).toBeNull()
})

test('one person does not see what another left on the device', () => {
  const shelf = memoryShelf()
  openOutbox(me, shelf).keepTyped(groupId, typed('我的'))
  expect(openOutbox('psn_other' as typeof me, shelf).readTyped(groupId)).toBeNull()
})

test('a store that refuses to write loses nothing while the page lives', () => {
  const full = {
    ...memoryShelf(),
    setItem: () => {
      throw new Error('quota')
    },
  }
  const outbox = openOutbox(me, full)
  outbox.keepTyped(groupId, typed('写着'))
  expect(outbox.readTyped(groupId)?.text).toBe('写着')
})

test('what another program left in the store is not taken for messages', () => {
  const shelf = memoryShelf()
  shelf.setItem(`qunluo.unsent.${me}.one`, '[1]')
  shelf.setItem(`qunluo.unsent.${me}.two`, 'x{')
  shelf.setItem(`qunluo.typed.${me}.${groupId}`, '"x"')
  expect(openOutbox(me, shelf).entries()).toEqual([])
  expect(openOutbox(me, shelf).readTyped(groupId)).toBeNull()
})

test('what two tabs write at the same moment is kept from both', () => {
  const shelf = memoryShelf()
  const [one, two] = [openOutbox(me, shelf), openOutbox(me, shelf)]
  one.keep(entryOf('client-1'))
  const { setItem } = shelf
  // Just while the first tab writes its second message, the other one has its own sent and removed.
  shelf.setItem = (key, text) => {
    shelf.setItem = setItem
    two.remove('client-1')
    two.keep(entryOf('client-2'))
    setItem(key, text)
  }
  one.keep(entryOf('client-3'))
  const kept = openOutbox(me, shelf).entries()
  expect(kept.map(({ draft }) => draft.clientId).sort()).toEqual(['client-2', 'client-3'])
})

test('two tabs keep each other’s unsent messages', () => {
  const shelf = memoryShelf()
  const [one, two] = [openOutbox(me, shelf), openOutbox(me, shelf)]
  one.keep(entryOf('client-1'))
  two.keep(entryOf('client-2'))
  one.remove('client-1')
  expect(openOutbox(me, shelf).entries()).toEqual([entryOf('client-2')])
})
