import { expect, test } from 'vitest'
import { aCard } from './card-cast.ts'
import { allChosen, cardsChosen, countChosen, isChosen, noneChosen, toggled } from './choice-of-groups.ts'

const [one, two, three] = [aCard('甲'), aCard('乙'), aCard('丙')]

test('some are chosen one by one, and stay chosen when the list shows others', () => {
  const chosen = toggled(toggled(noneChosen, one), two)
  expect([one, two, three].map(({ groupId }) => isChosen(chosen, groupId))).toEqual([true, true, false])
  expect(countChosen(chosen, 9000)).toBe(2)
  expect(cardsChosen(chosen, [three])).toEqual([one, two])
  expect(countChosen(toggled(chosen, one), 9000)).toBe(1)
})
test('all that match are chosen, also those not read yet, save those taken out', () => {
  expect(countChosen(allChosen, 9000)).toBe(9000)
  const chosen = toggled(allChosen, two)
  expect(countChosen(chosen, 9000)).toBe(8999)
  expect(cardsChosen(chosen, [one, two, three])).toEqual([one, three])
  expect(countChosen(toggled(chosen, two), 9000)).toBe(9000)
})
