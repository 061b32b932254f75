import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tallyArcs } from '../arcs.ts'
import { type HealthQuestion, scoreHealth } from '../health.ts'
import { type HealthFigures, measureParts } from '../health-parts.ts'
import { type CommunityKind, defaultHealthScale, partNames } from '../health-scale.ts'
import { newcomersWhoStayed } from '../newcomers.ts'
import { shrinkShare } from '../shares.ts'

const toy: HealthQuestion = {
  kind: 'interest',
  seats: 453,
  ageDays: 90,
  parts: {
    speak: { value: 0.2031, n: 453 },
    steady: { value: 0.7624, n: 90 },
    reply: { value: 0.4, n: 175 },
    mesh: { value: 0.7219, n: 862 },
    depend: { value: 0.9037, n: 602 },
    stay: { value: 0.1311, n: 267 },
    fresh: { value: 1.876, n: 28 },
  },
}

describe('score', () => {
  test('the known toy', () => {
    const health = scoreHealth(toy)
    expect(health.score).toBeCloseTo(66.94, 2)
    expect(health.coverage).toBeCloseTo(0.9, 12)
    expect(health.parts.filter((part) => !part.measured).map((part) => part.name)).toEqual(['calm', 'hold'])
    expect(health.parts.find((part) => part.name === 'speak')).toMatchObject({
      share: 1,
      lo: 0.02,
      hi: 0.2,
      weight: 0.2,
    })
  })

  test('parts where less is better', () => {
    const calm = (value: number) => scoreHealth({ ...toy, parts: { ...toy.parts, calm: { value, n: 100 } } }).parts
    expect([0, 0.05, 0.1, 0.5].map((value) => calm(value).find((part) => part.name === 'calm')?.share)).toEqual([
      1, 0.5, 0, 0,
    ])
  })

  test.each([
    ['too_few_seats', { seats: 7 }],
    ['too_young', { ageDays: 2 }],
    ['too_little_measured', { parts: { speak: { value: 0.1, n: 50 } } }],
    ['too_little_measured', { parts: {} }],
  ])('no score: %s', (reason, more) => {
    expect(scoreHealth({ ...toy, ...more })).toMatchObject({ score: null, reason })
  })

  test('half of the weight is just enough', () => {
    const { steady, reply, mesh, depend } = toy.parts
    const parts = { steady, reply, mesh, depend } as HealthQuestion['parts']
    // .15 + .15 + .15 + .05 is a last digit short of .5.
    expect(scoreHealth({ ...toy, parts })).toMatchObject({ reason: null })
  })

  test('fewer than five cases are not measured', () => {
    const health = scoreHealth({ ...toy, parts: { ...toy.parts, reply: { value: 1, n: 4 } } })
    expect(health.parts.find((part) => part.name === 'reply')).toMatchObject({
      measured: false,
      share: null,
      value: 1,
      n: 4,
    })
    expect(health.coverage).toBeCloseTo(0.75, 12)
  })

  test('a share of few cases is drawn to the median of the tenant; what is no share is not', () => {
    const parts = { ...toy.parts, reply: { value: 1, n: 5 }, fresh: { value: 3, n: 5 } }
    const health = scoreHealth({ ...toy, parts, medians: { reply: 0.5, fresh: 0 } })
    const part = (name: string) => health.parts.find((one) => one.name === name)
    expect(part('reply')).toMatchObject({ value: 1, shrunk: 0.6 })
    expect(part('fresh')).toMatchObject({ value: 3, shrunk: 3, share: 1 })
    expect(shrinkShare(0.5, 20, 0.1)).toBe(0.3)
  })

  test('the same figures per head give the same score to a small and a large group', () => {
    expect(scoreHealth({ ...toy, seats: 9 }).score).toBe(scoreHealth({ ...toy, seats: 9000 }).score)
  })

  test.each(['interest', 'commerce', 'learning'] as const)('weights of %s add up to 1', (kind: CommunityKind) => {
    expect(partNames.reduce((sum, name) => sum + defaultHealthScale[name].weight[kind], 0)).toBeCloseTo(1, 12)
    expect(scoreHealth({ ...toy, kind, parts: {} }).parts.some((part) => part.name === 'trade')).toBe(
      kind === 'commerce',
    )
  })

  test('any parts give a score in [0, 100] or a reason', () => {
    const share = fc.record({ value: fc.option(fc.double()), n: fc.oneof(fc.nat(30), fc.nat()) })
    const parts = fc.dictionary(fc.constantFrom(...partNames), share)
    fc.assert(
      fc.property(
        parts,
        fc.constantFrom('interest', 'commerce', 'learning'),
        fc.nat(30),
        fc.nat(9),
        (given, kind, seats, ageDays) => {
          const { score, reason, coverage } = scoreHealth({ kind: kind as CommunityKind, seats, ageDays, parts: given })
          expect(coverage).toBeLessThanOrEqual(1)
          expect((score === null) === (reason !== null)).toBe(true)
          expect(score === null || (score >= 0 && score <= 100)).toBe(true)
        },
      ),
    )
  })
})

describe('parts', () => {
  const figures: HealthFigures = {
    seats: 100,
    dailySpeakers: Array.from({ length: 30 }, (_, day) => (day < 23 ? 20 : 10)),
    speakers7: 15,
    messages7: 200,
    topSpeaker7: 50,
    questions28: { asked: 10, answeredInTime: 7 },
    arcs28: tallyArcs([
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
      { from: 'c', to: 'a' },
      { from: 'd', to: 'c' },
    ]),
    firstKeyPerson: 'a',
    newcomers: { value: 0.25, n: 8 },
    talks28: { threads: 56, days: 28 },
    trouble7: 4,
    exits28: 3,
    buyers28: 5,
  }

  test('are measured from the figures of a group', () => {
    const parts = measureParts(figures)
    expect(parts.depend?.value).toBeCloseTo(1 / 3, 12)
    expect({ ...parts, depend: null }).toEqual({
      speak: { value: 0.15, n: 100 },
      steady: { value: 0.5, n: 30 },
      reply: { value: 0.7, n: 10 },
      mesh: { value: (0.5 + 0.75) / 2, n: 4 },
      depend: null,
      stay: { value: 0.25, n: 8 },
      fresh: { value: 2, n: 28 },
      calm: { value: 0.02, n: 200 },
      hold: { value: 0.03, n: 100 },
      trade: { value: 0.05, n: 100 },
    })
  })

  test('what the carrier does not tell is left out', () => {
    const unknown = {
      questions28: null,
      arcs28: null,
      newcomers: null,
      talks28: null,
      trouble7: null,
      exits28: null,
      buyers28: null,
    }
    expect(Object.keys(measureParts({ ...figures, ...unknown }))).toEqual(['speak', 'steady'])
  })

  test('an empty group has no figures, and nothing breaks', () => {
    const nothing = {
      seats: 0,
      dailySpeakers: [],
      speakers7: 0,
      messages7: 0,
      topSpeaker7: 0,
      arcs28: [],
      firstKeyPerson: null,
    }
    const parts = measureParts({ ...figures, ...nothing })
    expect([parts.speak, parts.steady, parts.mesh, parts.depend, parts.calm]).toEqual(
      Array.from({ length: 5 }, () => ({ value: null, n: 0 })),
    )
    expect(parts.fresh?.value).toBeNull()
  })

  test('newcomers stay when they write in their second week', () => {
    const joined = [
      { joinedOn: 86, activeDays: [93] },
      { joinedOn: 58, activeDays: [71] },
      { joinedOn: 70, activeDays: [76, 84] },
      { joinedOn: 70, activeDays: [] },
      { joinedOn: 87, activeDays: [94] },
      { joinedOn: 57, activeDays: [65] },
    ]
    expect(newcomersWhoStayed(joined, 100)).toEqual({ value: 0.5, n: 4 })
    expect(newcomersWhoStayed([], 100)).toEqual({ value: null, n: 0 })
  })
})
