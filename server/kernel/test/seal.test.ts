import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { temporaryDirectory } from '../../../test/database.ts'
import { readConfig } from '../config.ts'
import { openSeal, sealWith } from '../seal.ts'

const seal = sealWith('a secret key of at least 32 characters')
const other = sealWith('another secret key of 32 characters and more')

test('what was sealed is read again, whatever it was, and never looks the same twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const [first, second] = [seal.seal(text), seal.seal(text)]
      expect(seal.open(first)).toBe(text)
      expect(first).not.toBe(second)
      expect(text.length > 3 && first.includes(text)).toBe(false)
    }),
  )
})

test('another key or a changed letter opens nothing', () => {
  const sealed = seal.seal('13812345678')
  expect(() => other.open(sealed)).toThrow('a sealed text was changed')
  for (let at = 3; at < sealed.length - 1; at += 1) {
    const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`
    expect(() => seal.open(changed)).toThrow('a sealed text was changed')
  }
  for (const text of ['', 'v1.', 'v1.AAAA', 'plain']) expect(() => seal.open(text)).toThrow('a sealed text was changed')
})

test('a fingerprint is the same for the same text, and says nothing without the key', () => {
  expect(seal.fingerprint('address', 'a@b.cn')).toBe(seal.fingerprint('address', 'a@b.cn'))
  expect(seal.fingerprint('address', 'a@b.cn')).not.toBe(seal.fingerprint('other', 'a@b.cn'))
  expect(seal.fingerprint('address', 'a@b.cn')).not.toBe(other.fingerprint('address', 'a@b.cn'))
})

test('two processes that start at once agree on one key, which only its owner may read', async () => {
  const directory = temporaryDirectory()
  const config = readConfig({ DATA_DIR: directory })
  const seals = await Promise.all(Array.from({ length: 8 }, () => openSeal(config)))
  expect(new Set(seals.map((one) => one.fingerprint('x', 'y'))).size).toBe(1)
  expect(await readdir(directory)).toEqual(['secret-key'])
  expect((await stat(join(directory, 'secret-key'))).mode & 0o777).toBe(0o600)
  expect((await readFile(join(directory, 'secret-key'), 'utf8')).trim()).toHaveLength(43)
})

test('a key from the configuration wins, and a short one is refused by name', async () => {
  const secret = 'a secret key of at least 32 characters'
  const configured = await openSeal(readConfig({ DATA_DIR: temporaryDirectory(), SECRET_KEY: secret }))
  expect(configured.fingerprint('x', 'y')).toBe(seal.fingerprint('x', 'y'))
  expect(() => readConfig({ SECRET_KEY: 'short' })).toThrow(/SECRET_KEY: must have at least 32/)
})
