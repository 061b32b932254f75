import { expect, test } from 'vitest'
import { healthPart } from '../../../../server/modules/insight/contract.ts'
import { partEvidence, partOrder, partValue } from './parts.ts'
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

test('what lies behind a part is asked for in the name of that part', () => {
  const asked = healthPart.options.filter((name) => partEvidence[name]).map((name) => [name, partEvidence[name]?.part])
  expect(asked).toHaveLength(9)
  expect(asked.every(([name, part]) => name === part)).toBe(true)
})
