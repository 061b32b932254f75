import { expect, test } from 'vitest'
import { masked } from './masked.ts'

test('of a name only the first letter can be read, and not how long it is', () => {
  expect(['何苗', '何苗苗', '👨‍👩‍👧小满', 'Ann', ' '].map(masked)).toEqual(['何**', '何**', '👨‍👩‍👧**', 'A**', '***'])
})
