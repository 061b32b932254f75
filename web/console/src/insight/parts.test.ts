import { expect, test } from 'vitest'
import type { TFunction } from 'i18next'
import { partEvidence, partOrder, partValue } from './parts.ts'
import { sayReason } from './reasons.ts'
import type { Health } from './shapes.ts'

const part = (name: Health['parts'][number]['part'], share: number | null, weight = 0.1): Health['parts'][number] => ({
  part: name,
  value: share,
  shrunk: share,
  n: 10,
  lo: 0,
  hi: 1,
  share,
  weight,
})

test('the weakest part stands first, the unmeasured last, the weightless nowhere', () => {
  const order = partOrder([
    part('speak', 0.9),
    part('mesh', null),
    part('reply', 0.1),
    part('stay', 0.5),
    part('trade', 0.2, 0),
  ])
  expect(order.map((one) => one.part)).toEqual(['reply', 'stay', 'speak', 'mesh'])
})

test('threads are counted, everything else is a share', () => {
  expect(partValue('fresh', 1.25)).toBe('1.3')
  expect(partValue('speak', 0.125)).toBe('13%')
  expect(partValue('speak', null)).toBe('–')
})

test('what lies behind a part is asked for the days it was measured over', () => {
  expect(partEvidence('speak', '2026-11-20')).toEqual({ of: 'speakers', from: '2026-11-14', until: '2026-11-20' })
  expect(partEvidence('stay', '2026-11-20')).toEqual({ of: 'newcomers' })
  expect(partEvidence('trade', '2026-11-20')).toBeNull()
})

test('reasons say shares as percentages and counts as counts', () => {
  const t = ((key: string, facts: { value: string; limit: string; defaultValue: string }) =>
    key === 'reason.unheard_of' ? facts.defaultValue : `${key} ${facts.value} ${facts.limit}`) as unknown as TFunction
  expect(sayReason({ code: 'a7_below_60_percent', value: 0.553, limit: 0.6 }, t)).toBe(
    'reason.a7_below_60_percent 55% 60%',
  )
  expect(sayReason({ code: 'exits_above_joins', value: 7, limit: 2 }, t)).toBe('reason.exits_above_joins 7 2')
  expect(sayReason({ code: 'unheard_of', value: 3, limit: null }, t)).toBe('unheard of: 3')
})
