import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countMemberFigures, type MemberFigures } from '../member-figures.ts'
import { betaQuantile } from '../numerics/beta.ts'
import { linkReplies } from '../reply-evidence.ts'
import { giveRoles } from '../roles.ts'
import { threadsOf } from '../threads.ts'

const figures = (member: string, more: Partial<MemberFigures> = {}): MemberFigures => ({
  member,
  messages: 10,
  starts: 0,
  repliesIn: 3,
  repliesOut: 3,
  disagreements: 0,
  signals: 1,
  meanLength: 12,
  ...more,
})
const roleOf = (members: MemberFigures[], member: string) => giveRoles(members).find((given) => given.member === member)
const crowd = Array.from({ length: 30 }, (_, at) => figures(`p${at}`))

describe('roles', () => {
  test('silent: no message and no signal', () => {
    expect(roleOf([figures('a', { messages: 0, signals: 0 })], 'a')).toMatchObject({
      role: 'role_silent',
      estimate: false,
    })
    expect(roleOf([figures('a', { messages: 0, signals: 1 })], 'a')?.role).toBe('role_onlooker')
  })

  test('where signals are unknowable the silent look on, and the reason says so', () => {
    expect(roleOf([figures('a', { messages: 0, signals: null })], 'a')).toMatchObject({
      role: 'role_onlooker',
      reason: { code: 'no_message_signals_unknown' },
    })
  })

  test.each([
    [1, 'role_onlooker'],
    [2, 'role_onlooker'],
    [3, 'role_participant'],
  ])('%d messages: %s', (messages, role) => expect(roleOf([figures('a', { messages })], 'a')?.role).toBe(role))

  test('thinkers: at most three, with two talks started, long messages and many replies', () => {
    const strong = ['x', 'y', 'z', 'w'].map((member, at) =>
      figures(member, { starts: 6 - at, repliesIn: 30 - at, meanLength: 120 - 10 * at }),
    )
    const given = giveRoles([...crowd, ...strong])
    expect(given.filter((one) => one.role === 'role_thinker').map((one) => one.member)).toEqual(['x', 'y', 'z'])
    expect(given.find((one) => one.member === 'x')?.reason).toMatchObject({ code: 'starts_talks', starts: 6, place: 1 })
  })

  test('one start is not enough', () => {
    expect(roleOf([...crowd, figures('x', { starts: 1, repliesIn: 90, meanLength: 900 })], 'x')?.role).toBe(
      'role_participant',
    )
  })

  test('a critic answers a lot and disagrees surely more than twice as often as the group; it is an estimate', () => {
    const critic = figures('x', { repliesOut: 9, disagreements: 6 })
    expect(roleOf([...crowd, critic], 'x')).toMatchObject({
      role: 'role_critic',
      estimate: true,
      reason: { code: 'disagrees_often', disagreements: 6, replies: 9 },
    })
    const g = 6 / 99
    const reason = roleOf([...crowd, critic], 'x')?.reason
    expect(reason).toMatchObject({ groupShare: g, least: betaQuantile(0.05, 6 + 2 * g, 3 + 2 * (1 - g)) })
  })

  test('surely more often than the group is not enough: it must be twice as often', () => {
    const group = crowd.map((one, at) => ({ ...one, disagreements: at < 8 ? 1 : 0 }))
    const often = figures('x', { repliesOut: 9, disagreements: 5 })
    const g = 13 / 99
    const least = betaQuantile(0.05, 5 + 2 * g, 4 + 2 * (1 - g))
    expect(least > g && least < 2 * g).toBe(true)
    expect(roleOf([...group, often], 'x')?.role).toBe('role_participant')
  })

  test.each([
    ['two disagreements', { repliesOut: 9, disagreements: 2 }, 0],
    ['seldom answers', { repliesOut: 5, disagreements: 5 }, 0],
    ['a group that quarrels anyway', { repliesOut: 9, disagreements: 4 }, 1],
  ])('no critic: %s', (_, more, others) => {
    const group = crowd.map((one) => ({ ...one, disagreements: others }))
    expect(roleOf([...group, figures('x', more)], 'x')?.role).toBe('role_participant')
  })

  test('any figures: everybody gets one role, and the order of members does not matter', () => {
    const many = fc.oneof(fc.nat(40), fc.constantFrom(0, 1e9))
    const anyone = fc.record({
      messages: many,
      starts: fc.nat(9),
      repliesIn: many,
      repliesOut: many,
      disagreements: many,
      signals: fc.option(many),
      meanLength: fc.double({ min: 0, max: 1e6, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 30 }), (group) => {
        const members = group.map((one, at) => ({ ...one, member: `p${at}` }))
        const given = giveRoles(members)
        expect(given.map((one) => one.member)).toEqual(members.map((one) => one.member))
        expect(given.filter((one) => one.role === 'role_thinker').length).toBeLessThanOrEqual(3)
      }),
    )
  })

  test('all alike: nobody stands out', () => {
    expect(new Set(giveRoles(crowd).map((one) => one.role))).toEqual(new Set(['role_participant']))
    expect(giveRoles([])).toEqual([])
  })
})

test('figures of members add up from messages, links and threads', () => {
  const lines = [
    { id: '1', ts: 0, from: 'ann' },
    { id: '2', ts: 1, from: 'bob', replyTo: '1' },
    { id: '3', ts: 2, from: 'cat', replyTo: '2' },
    { id: '4', ts: 3, from: 'cat', replyTo: '3' },
    { id: '5', ts: 4, from: 'stranger', replyTo: '1' },
  ]
  const links = linkReplies(lines)
  const messages = lines.map((line, at) => ({ id: line.id, from: line.from, length: 10 * at, disagrees: at >= 2 }))
  const members = ['ann', 'bob', 'cat', 'dan'].map((member) => ({ member, signals: member === 'dan' ? 0 : null }))
  const counted = countMemberFigures({ members, messages, links, threads: threadsOf(lines, links) })
  expect(counted).toEqual([
    {
      member: 'ann',
      messages: 1,
      starts: 1,
      repliesIn: 2,
      repliesOut: 0,
      disagreements: 0,
      signals: null,
      meanLength: 0,
    },
    {
      member: 'bob',
      messages: 1,
      starts: 0,
      repliesIn: 1,
      repliesOut: 1,
      disagreements: 0,
      signals: null,
      meanLength: 10,
    },
    {
      member: 'cat',
      messages: 2,
      starts: 0,
      repliesIn: 0,
      repliesOut: 1,
      disagreements: 1,
      signals: null,
      meanLength: 25,
    },
    { member: 'dan', messages: 0, starts: 0, repliesIn: 0, repliesOut: 0, disagreements: 0, signals: 0, meanLength: 0 },
  ])
})
