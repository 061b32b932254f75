import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWeakPassword } from './password.ts'

test.each([
  'short',
  '九个汉字不够长啊啊',
  '1234567890',
  '0987654321',
  'abcdefghijkl',
  'qwertyuiop',
  'poiuytrewq',
  'aaaaaaaaaaaa',
  '121212121212',
  'abcabcabcabc',
  'password123',
  'Password2026!',
  'P@ssw0rd!!!!',
  'ｐａｓｓｗｏｒｄ１２３',
  'woaini1314520',
  'woaini1314!!',
  'qunluo2026!!',
  'adminadmin',
  '1q2w3e4r5t',
])('%s is weak', (password) => {
  expect(isWeakPassword(password)).toBe(true)
})

test.each(['竹外桃花三两枝，春江', 'correct horse battery', 'Tr0ub4dor&3xyz', 'k7#pLm2$vQ9w', '2026 年去临水看花'])(
  '%s will do',
  (password) => {
    expect(isWeakPassword(password)).toBe(false)
  },
)

test('neither the address nor the name of the person will do', () => {
  const about = ['linlan2026@example.com', '+8613812345678', 'Lin Lan Lan Lan']
  for (const password of ['LinLan2026@example.com', 'lin.lan.2026', '13812345678', '+8613812345678', 'linlanlanlan']) {
    expect(isWeakPassword(password, about)).toBe(true)
  }
  expect(isWeakPassword('linlan2026 in the rain', about)).toBe(false)
})

test('none under ten characters is taken', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (password) => {
      const short = [...password.normalize('NFKC').toLowerCase()].length < 10
      expect(short && !isWeakPassword(password)).toBe(false)
    }),
  )
})

test('capitals make no password better', () => {
  const plain = fc.string({ unit: 'grapheme-ascii', maxLength: 40 })
  fc.assert(
    fc.property(plain, (password) => {
      expect(isWeakPassword(password.toUpperCase())).toBe(isWeakPassword(password.toLowerCase()))
    }),
  )
})
