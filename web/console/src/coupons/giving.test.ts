import { expect, test } from 'vitest'
import type { PersonId } from '../../../../server/modules/identity/contract.ts'
import { type Chosen, namesOf, partsOf, withPeople } from './giving.ts'

const one = (name: string): Chosen => ({ id: `psn_${name}` as PersonId, name })

test('a pasted list is read by lines, commas and 、, each name once', () => {
  expect(namesOf(' 小满 \n何苗，阿德、小满\n\n林岚;')).toEqual(['小满', '何苗', '阿德', '林岚'])
})

test('whoever is chosen twice gets one', () => {
  expect(withPeople([one('a'), one('b')], [one('b'), one('c')]).map(({ name }) => name)).toEqual(['a', 'b', 'c'])
})

test('a long list goes in parts that lose nobody', () => {
  const all = Array.from({ length: 450 }, (_, place) => place)
  expect(partsOf(all).map(({ length }) => length)).toEqual([200, 200, 50])
  expect(partsOf(all).flat()).toEqual(all)
})
