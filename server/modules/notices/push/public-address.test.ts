import { expect, test } from 'vitest'
import { isPublicAddress, isPushAddress, lookUpPublic } from './public-address.ts'

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '192.168.1.1',
  '169.254.169.254',
  '100.100.1.1',
  '0.0.0.0',
  '::1',
  '::ffff:10.0.0.1',
  'fd00::1',
  'fe80::1',
  'x',
])('%s is not in the open internet', (address) => expect(isPublicAddress(address)).toBe(false))

test.each(['93.184.216.34', '2606:2800:220:1::1'])('%s is', (address) => expect(isPublicAddress(address)).toBe(true))

test('pushes go by TLS to named hosts, or where whoever runs this says so', () => {
  expect(isPushAddress('https://fcm.googleapis.com/fcm/send/x', [])).toBe(true)
  expect(isPushAddress('http://fcm.googleapis.com/fcm/send/x', [])).toBe(false)
  expect(isPushAddress('https://10.0.0.1/x', [])).toBe(false)
  expect(isPushAddress('https://[::1]/x', [])).toBe(false)
  expect(isPushAddress('http://localhost:8090/notify/x', ['http://localhost:8090'])).toBe(true)
  expect(isPushAddress('http://localhost:8091/notify/x', ['http://localhost:8090'])).toBe(false)
  expect(isPushAddress('nonsense', [])).toBe(false)
})

test('a name that leads inside is not found', async () => {
  const fault = await new Promise((resolve) => lookUpPublic('localhost', {}, resolve))
  expect(String(fault)).toContain('not a public host')
})
