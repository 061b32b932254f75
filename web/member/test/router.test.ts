import { expect, test } from 'vitest'
import { fit } from '../src/app/router.ts'

test('a path fits its pattern and gives its parameters', () => {
  expect(fit('/g/:groupId/t/:topicId', '/g/grp_1/t/top_2')).toEqual({ groupId: 'grp_1', topicId: 'top_2' })
  expect(fit('/', '/')).toEqual({})
  expect(fit('/me', '/me/')).toEqual({})
})

test('another path does not', () => {
  expect(fit('/g/:groupId', '/g/grp_1/info')).toBeNull()
  expect(fit('/me', '/you')).toBeNull()
})

test('parameters are readable, also when somebody cut an escape in half', () => {
  expect(fit('/j/:code', '/j/%E7%BE%A4')).toEqual({ code: '群' })
  expect(fit('/j/:code', '/j/%E7%')).toEqual({ code: '%E7%' })
})
