import { expect, test } from 'vitest'
import type { PersonId } from '../../identity/contract.ts'
import { callsMe, paceSeconds, whenToTell, worthTelling } from './worth-telling.ts'

const [me, lin] = ['psn_me', 'psn_lin'] as PersonId[] as [PersonId, PersonId]
const plain = { by: lin, mentions: [], mentionsAll: false, answers: null }
const wishes = { about: 'everything', quiet: null, zone: null, callsPass: false, discreet: false } as const
const now = new Date('2026-11-21T23:00:00+08:00')
const asked = { now, toldAt: null, wishes, zone: 'Asia/Shanghai', isPersonal: false }

test('one is called by one’s name, by everyone’s, and by an answer', () => {
  expect(callsMe(plain, me)).toBe(false)
  expect(callsMe({ ...plain, mentions: [me] }, me)).toBe(true)
  expect(callsMe({ ...plain, mentionsAll: true }, me)).toBe(true)
  expect(callsMe({ ...plain, answers: me }, me)).toBe(true)
  expect(callsMe({ ...plain, answers: lin }, me)).toBe(false)
})

test('what I said myself is no news to me', () => {
  const mine = { ...plain, by: me, mentions: [me] }
  const call = { ...plain, mentions: [me] }
  expect(worthTelling([mine, plain, call], me, 'everything')).toEqual([plain, call])
  expect(worthTelling([mine, plain, call], me, 'calls')).toEqual([call])
  expect(worthTelling([mine, plain, call], me, 'nothing')).toEqual([])
})

test('told a moment ago, one is told again only after a while', () => {
  const toldAt = new Date(now.getTime() - 5_000)
  expect(whenToTell(asked)).toEqual(now)
  expect(whenToTell({ ...asked, toldAt })).toEqual(new Date(toldAt.getTime() + paceSeconds * 1000))
})

test('in quiet hours one is told when they end, unless one’s name may pass', () => {
  const asleep = { ...wishes, quiet: { from: '22:00', to: '08:00' } }
  const morning = new Date('2026-11-22T08:00:00+08:00')
  expect(whenToTell({ ...asked, wishes: asleep })).toEqual(morning)
  expect(whenToTell({ ...asked, wishes: asleep, isPersonal: true })).toEqual(morning)
  const light = { ...asleep, callsPass: true }
  expect(whenToTell({ ...asked, wishes: light })).toEqual(morning)
  expect(whenToTell({ ...asked, wishes: light, isPersonal: true })).toEqual(now)
  expect(whenToTell({ ...asked, wishes: { ...asleep, zone: 'Europe/Berlin' } })).toEqual(now)
})
