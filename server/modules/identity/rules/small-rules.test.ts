import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../../kernel/ids.ts'
import { staffRole } from '../contract.ts'
import { factsOf } from './audit.ts'
import { hintOf, readApiKey, readToken, writeApiKey, writeToken } from './credential.ts'
import { nameFor } from './name.ts'
import { networkOf } from './network.ts'
import { mayChangeSeat } from './seats.ts'

const secrets = fc.stringMatching(/^[A-Za-z0-9_-]{43}$/)

test('a credential is read as it was written, and one kind is not the other', () => {
  fc.assert(
    fc.property(secrets, (secret) => {
      const whole = { tenantId: newId('tnt'), secret }
      expect(readToken(writeToken(whole))).toEqual(whole)
      expect(readApiKey(writeApiKey(whole))).toEqual(whole)
      expect(readToken(writeApiKey(whole))).toBeNull()
      expect(readApiKey(writeToken(whole))).toBeNull()
      expect(hintOf(secret)).toHaveLength(9)
    }),
  )
})

test('anything else is no credential', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 120 }), (text) => {
      expect(readToken(text)).toBeNull()
      expect(readApiKey(text)).toBeNull()
    }),
  )
  const tenant = newId('tnt').slice(4)
  for (const text of [`${tenant}.short`, `${tenant}'.${'a'.repeat(43)}`, `${tenant}.${'a'.repeat(43)}\n`]) {
    expect(readToken(text)).toBeNull()
  }
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::ffff', '2001:db8:1:2::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['', ''],
  ['unix', 'unix'],
])('%s lies in %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test('any IPv6 address shares its network with those that differ only in the last half', () => {
  const part = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16))
  const half = fc.array(part, { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(half, half, half, (net, one, other) => {
      fc.pre(net.some((value) => value !== '0'))
      expect(networkOf([...net, ...one].join(':'))).toBe(networkOf([...net, ...other].join(':')))
    }),
  )
})

test('the log keeps ids and small facts', () => {
  const id = newId('psn')
  const request = {
    personId: id,
    role: 'admin',
    count: 3,
    on: true,
    until: '2026-12-01T00:00:00Z',
    none: null,
    name: '读书会',
  }
  expect(factsOf(request)).toEqual(request)
  expect(factsOf({ ids: Array(21).fill(id), deep: { a: { b: { c: { d: 1 } } } } })).toEqual({
    ids: { count: 21 },
    deep: { a: {} },
  })
})

test('the log keeps no secret, address or text, wherever it stands', () => {
  const hidden = fc.constantFrom(
    'password',
    'inviteToken',
    'joinCode',
    'token',
    'secret',
    'next',
    'current',
    'address',
    'text',
    'content',
    'bio',
  )
  fc.assert(
    fc.property(hidden, fc.integer({ min: 0, max: 2 }), (name, depth) => {
      let request: object = { [name]: 'abc123' }
      for (let level = 0; level < depth; level += 1) request = { inner: [request] }
      expect(JSON.stringify(factsOf(request))).not.toContain('abc123')
    }),
  )
})

test('a field nobody thought of keeps long or written values to itself', () => {
  const longer = fc.string({ minLength: 33, maxLength: 200 })
  fc.assert(fc.property(longer, (value) => void expect(factsOf({ unheardOf: value })).toEqual({})))
  expect(factsOf({ unheardOf: '一句话' })).toEqual({})
  expect(factsOf({ name: '长'.repeat(200) })).toEqual({ name: '长'.repeat(80) })
})

test('any request at all can be written down', () => {
  fc.assert(fc.property(fc.anything(), (request) => void expect(() => JSON.stringify(factsOf(request))).not.toThrow()))
})

test('a name is never empty, never longer than 64 characters and holds no control characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (given) => {
      const name = nameFor(given, 'psn_01jd4x0000e0080000000000ab')
      expect(name.trim()).not.toBe('')
      expect([...name].length).toBeLessThanOrEqual(64)
      expect(name).not.toMatch(/\p{Cc}/u)
    }),
  )
})

test('only owners give or take what is above staff', () => {
  const roles = [null, ...staffRole.options]
  for (const from of roles) {
    for (const to of roles) {
      const above = [from, to].some((role) => role === 'owner' || role === 'admin')
      expect(mayChangeSeat('owner', from, to)).toBe(true)
      expect(mayChangeSeat('admin', from, to)).toBe(!above)
      for (const by of [null, 'staff'] as const) expect(mayChangeSeat(by, from, to)).toBe(false)
    }
  }
})
