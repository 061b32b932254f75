import { expect, test } from 'vitest'
import { readBirthday } from './birthday.ts'

test.each([
  ['1990-5-6', '1990-05-06'],
  ['1990/05/06', '1990-05-06'],
  ['1990年5月6日', '1990-05-06'],
  ['19900506', '1990-05-06'],
  ['1990-05-06T00:00:00', '1990-05-06'],
  ['5月6日', '--05-06'],
  ['2-29', '--02-29'],
])('%s is %s', (typed, birthday) => {
  expect(readBirthday(typed)).toBe(birthday)
})

test.each(['', '1990', '2月30日', '1990-13-01', '3021-01-01', '三月'])('“%s” is no birthday', (typed) => {
  expect(readBirthday(typed)).toBeNull()
})
