import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ConfigMistake, readConfig, variables } from './config.ts'

const mistakeOf = (source: Record<string, string>) => {
  try {
    readConfig(source)
    return null
  } catch (fault) {
    return fault instanceof ConfigMistake ? fault.message : fault
  }
}

test('nothing set is a working configuration', () => {
  expect(readConfig({})).toMatchObject({ port: 8470, role: 'all', databaseUrl: null, s3: null })
})

test('a mistake names the variable and says what is wrong with it', () => {
  expect(mistakeOf({ PORT: '99999' })).toContain('PORT')
  expect(mistakeOf({ ROLE: 'boss' })).toBe('ROLE: must be web, worker or all')
  expect(mistakeOf({ DATABASE_URL: 'mysql://x/y' })).toBe('DATABASE_URL: must be a postgres:// address')
  expect(mistakeOf({ AUDIT_DAYS: '182' })).toMatch(/^AUDIT_DAYS: must be at least 183/)
  expect(mistakeOf({ S3_BUCKET: 'b' })).toContain('S3_ENDPOINT')
})

test('all mistakes are told at once, and an empty variable is one that is not set', () => {
  expect(String(mistakeOf({ PORT: 'x', ROLE: 'y' })).split('\n')).toHaveLength(2)
  expect(mistakeOf({ PORT: '' })).toBeNull()
})

test('several databases stand behind one address; commas elsewhere are nobody’s business', () => {
  for (const several of [
    'postgres://a,b/q',
    'postgres://u@a:1,b:2/q',
    'postgres://u@/q?host=a,b',
    'postgres:///q?host=a%2Cb',
  ])
    expect(mistakeOf({ DATABASE_URL: several })).toMatch(/^DATABASE_URL: must name one server/)
  for (const one of ['postgres://u:p,w@a/q', 'postgresql:///q?host=%2Ftmp%2Fs&port=5432', 'postgres://u@[::1]:5432/q'])
    expect(mistakeOf({ DATABASE_URL: one })).toBeNull()
})

test('payment providers are asked by https, or on this machine', () => {
  expect(readConfig({}).payAt.wechat).toBe('https://api.mch.weixin.qq.com')
  expect(readConfig({ WECHAT_PAY_URL: 'http://127.0.0.1:9/' }).payAt.wechat).toBe('http://127.0.0.1:9')
  for (const wrong of ['http://pay.example', 'https://u:p@pay.example', 'https://pay.example?x=1', 'ftp://pay.example'])
    expect(mistakeOf({ WECHAT_PAY_URL: wrong })).toMatch(/^WECHAT_PAY_URL: must/)
})

test('every variable stands in the paper for those who run it, and no other', () => {
  const paper = readFileSync(new URL('../../docs/self-hosting.md', import.meta.url), 'utf8')
  const heads = [...paper.matchAll(/^\| (`[A-Z][^|]*) \|/gm)].map(([, head = '']) => head)
  const told = heads.flatMap((head) => [...head.matchAll(/`([A-Z0-9_]+)`/g)].map(([, name]) => name))
  expect(told.toSorted()).toEqual(variables.toSorted())
})
