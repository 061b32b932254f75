import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskAddress, readAddress, showAddress } from './address.ts'

const read = (typed: string) => readAddress(typed)?.text ?? null

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const mainland = fc
  .tuple(fc.constantFrom('3', '4', '5', '6', '7', '8', '9'), digits(9))
  .map(([d, rest]) => `1${d}${rest}`)
const emails = fc
  .tuple(
    fc.stringMatching(/^[a-z0-9]{1,12}([._+-][a-z0-9]{1,8})?$/),
    fc.stringMatching(/^[a-z0-9]{1,10}\.(cn|com|io|co\.uk)$/),
  )
  .map(([local, domain]) => `${local}@${domain}`)

test('a mainland number is one number, however it is written', () => {
  fc.assert(
    fc.property(mainland, (number) => {
      const [a, b, c] = [number.slice(0, 3), number.slice(3, 7), number.slice(7)]
      const wide = number.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
      const ways = [
        number,
        `+86${number}`,
        `86${number}`,
        `0086 ${number}`,
        `${a}-${b}-${c}`,
        ` ${a} ${b} ${c} `,
        wide,
        `(+86) ${a}—${b}—${c}`,
      ]
      for (const way of ways) expect(read(way)).toBe(`+86${number}`)
    }),
  )
})

test('an e-mail address is one address, however it is written', () => {
  fc.assert(
    fc.property(emails, (email) => {
      for (const way of [email, email.toUpperCase(), ` ${email}\n`, email.replace('@', '＠')])
        expect(read(way)).toBe(email)
    }),
  )
})

test('what was read is read the same again', () => {
  const abroad = digits(12).map((text) => `+${text}`)
  const known: string[] = []
  fc.assert(
    fc.property(fc.oneof(emails, mainland, fc.string(), digits(8), abroad), (typed) => {
      const first = readAddress(typed)
      known.push(first?.kind ?? 'none')
      expect(first && readAddress(first.text)).toEqual(first)
    }),
  )
  expect(new Set(known)).toEqual(new Set(['email', 'phone', 'none']))
})

test.each([
  ['19912345678', '+8619912345678'],
  ['tel:+86-138-0013-8000', '+8613800138000'],
  ['+852 5123 4567', '+85251234567'],
  ['00853 66123456', '+85366123456'],
  ['+886 0912-345-678', '+886912345678'],
  ['+886 912 345 678', '+886912345678'],
  ['+49 151 23456789', '+4915123456789'],
  ['小明@例子.公司', null],
  ['ming@例子.公司', 'ming@xn--fsqu00a.xn--55qx5d'],
  ['first.last+tag@Mail.Example.COM', 'first.last+tag@mail.example.com'],
])('%s is read as %s', (typed, text) => {
  expect(read(typed)).toBe(text)
})

test.each([
  '',
  '12345678901',
  '12012345678',
  '1381234567',
  '138123456789',
  '51234567',
  '+85212345678',
  '+8532812345',
  '+88621234567',
  '+0123456789',
  'plain',
  'a@b',
  '@example.com',
  'a@@example.com',
  'a b@example.com',
  'a@exa mple.com',
  'a@example..com',
  'a@-example.com',
  'a@example.com.',
  'a@127.0.0.1',
  'a@example.com/x',
  'a@user:pw@example.com',
  `${'a'.repeat(65)}@example.com`,
  `a@${'b'.repeat(250)}.com`,
  'a\u0000@example.com',
])('%j is no address', (typed) => {
  expect(read(typed)).toBeNull()
})

test.each([
  ['13812341234', '138****1234'],
  ['+852 5123 4567', '+852 ****4567'],
  ['+4915123456789', '+****6789'],
  ['linlan@example.com', 'li***@example.com'],
  ['l@example.com', 'l***@example.com'],
])('%s is masked as %s', (typed, masked) => {
  const address = readAddress(typed)
  expect(address && maskAddress(address)).toBe(masked)
})

test('a mask never shows more than seven digits of a phone number; e-mail is shown in full to those who may', () => {
  fc.assert(
    fc.property(mainland, (number) => {
      const address = { kind: 'phone', text: `+86${number}` } as const
      expect(showAddress(address)).toBe(maskAddress(address))
      expect(maskAddress(address).replace(/\D/g, '')).toHaveLength(7)
    }),
  )
  expect(showAddress({ kind: 'email', text: 'lin@example.com' })).toBe('lin@example.com')
})
