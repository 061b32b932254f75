import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { aTenant, type Tenant } from '../../identity/test/cast.ts'
import { proveBooksEndpoint } from '../contract.ts'
import { bookPosting, type Movement, readBalance, readBalances, reversePosting } from '../index.ts'
import { rollUp } from '../operations/roll-up.ts'

let world: World
let tenant: Tenant
let owner: pg.Client
beforeAll(async () => {
  world = await openWorld()
  tenant = await aTenant(world)
  owner = new pg.Client({ connectionString: world.url })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await world.close()
})

let keys = 0
const books = (movements: Movement[], words: { key?: string; book?: 'money' | 'points'; at?: Tenant } = {}) =>
  world.within((words.at ?? tenant).id, (ctx) =>
    bookPosting(ctx, {
      book: 'money',
      kind: 'story',
      about: 'story',
      movements,
      key: `story ${(keys += 1)}`,
      ...words,
    }),
  )
const balance = (code: string, book: 'money' | 'points' = 'money', at = tenant) =>
  world.within(at.id, (ctx) => readBalance(ctx, book, code))
const outcome = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (fault: Error) => fault.message,
  )

test('what is taken from one account is given to another, each positive on its own side', async () => {
  const own = await aTenant(world)
  await books(
    [
      { debit: 'clearing/sandbox', credit: 'sales', amount: 990 },
      { debit: 'clearing/sandbox', credit: 'freight', amount: 10 },
    ],
    { at: own },
  )
  const codes = ['clearing/sandbox', 'sales', 'freight', 'bank']
  const found = await world.within(own.id, (ctx) => readBalances(ctx, 'money', codes))
  expect(Object.fromEntries(found)).toEqual({ 'clearing/sandbox': 1000, sales: 990, freight: 10, bank: 0 })
})

test('booked twice under one key at the same time, it is one posting; something else under that key is refused', async () => {
  const own = await aTenant(world)
  const sale = [{ debit: 'clearing/sandbox', credit: 'sales', amount: 500 }]
  const ids = await Promise.all(Array.from({ length: 8 }, () => books(sale, { key: 'order 1 paid', at: own })))
  expect(new Set(ids).size).toBe(1)
  expect(await balance('sales', 'money', own)).toBe(500)
  const other = [{ debit: 'clearing/sandbox', credit: 'sales', amount: 501 }]
  expect(await outcome(books(other, { key: 'order 1 paid', at: own }))).toBe('ledger.key_reused')
})

test('nothing moves for nothing; fractions, negative amounts and unknown accounts are faults', async () => {
  expect(await books([{ debit: 'clearing/sandbox', credit: 'sales', amount: 0 }])).toBeNull()
  for (const amount of [0.5, -1, Number.NaN, 9e15 + 2])
    await expect(books([{ debit: 'bank', credit: 'sales', amount }])).rejects.toThrow(RangeError)
  await expect(books([{ debit: 'bank', credit: 'pockets', amount: 1 }])).rejects.toThrow('no account pockets')
})

test('forty people spending at the same instant never spend more than there is', async () => {
  const purse = 'person/psn_racing'
  await books([{ debit: 'issued', credit: purse, amount: 1000 }], { book: 'points' })
  const tries = Array.from({ length: 40 }, () =>
    outcome(books([{ debit: purse, credit: 'spent', amount: 30 }], { book: 'points' })),
  )
  const outcomes = await Promise.all(tries)
  expect(outcomes.filter((one) => one === 'done')).toHaveLength(33)
  expect(outcomes.filter((one) => one === 'ledger.balance_too_low')).toHaveLength(7)
  expect(await balance(purse, 'points')).toBe(10)
})

test('two people giving to each other at the same time do not lock each other out', async () => {
  await books(
    [
      { debit: 'issued', credit: 'person/psn_a', amount: 500 },
      { debit: 'issued', credit: 'person/psn_b', amount: 500 },
    ],
    { book: 'points' },
  )
  const gives = (from: string, to: string) => books([{ debit: from, credit: to, amount: 1 }], { book: 'points' })
  const there = Array.from({ length: 20 }, () => gives('person/psn_a', 'person/psn_b'))
  const back = Array.from({ length: 20 }, () => gives('person/psn_b', 'person/psn_a'))
  await Promise.all([...there, ...back])
  expect([await balance('person/psn_a', 'points'), await balance('person/psn_b', 'points')]).toEqual([500, 500])
})

test('a posting is taken back once, by its opposite, and both stay', async () => {
  const own = await aTenant(world)
  const id = await books([{ debit: 'clearing/sandbox', credit: 'sales', amount: 700 }], { at: own })
  if (!id) throw new Error('nothing booked')
  const takesBack = () => world.within(own.id, (ctx) => reversePosting(ctx, id, '记错了'))
  const first = await takesBack()
  expect(await takesBack()).toBe(first)
  expect(await balance('sales', 'money', own)).toBe(0)
  await expect(world.within(own.id, (ctx) => reversePosting(ctx, first, '再来'))).rejects.toThrow('already_reversed')
})

test('what was written is never edited, not even by the owner of the database', async () => {
  await books([{ debit: 'bank', credit: 'capital', amount: 1 }])
  await owner.query(`set app.tenant = '${tenant.id}'`)
  for (const change of ['update ledger.entries set amount = 2', 'delete from ledger.postings'])
    await expect(owner.query(change)).rejects.toMatchObject({ code: '23001' })
  await expect(
    owner.query(`insert into ledger.entries (tenant_id, posting_id, line, book, debit, credit, amount)
      select tenant_id, id, 9, book, 'bank', 'bank', 5 from ledger.postings limit 1`),
  ).rejects.toMatchObject({ code: '23514' })
})

test('balances are right at every moment while entries are summed up behind', async () => {
  const own = await aTenant(world)
  let paid = 0
  let going = true
  const rolls = (async () => {
    while (going) await world.within(own.id, rollUp)
  })()
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let n = 0; n < 25; n += 1) {
        await books([{ debit: 'clearing/sandbox', credit: 'sales', amount: 3 }], { at: own })
        paid += 3
        const booked = paid
        expect(await balance('sales', 'money', own)).toBeGreaterThanOrEqual(booked)
      }
    }),
  )
  going = false
  await rolls
  await world.within(own.id, rollUp)
  expect(await balance('sales', 'money', own)).toBe(450)
  const proof = await own.owner.asks(proveBooksEndpoint, {})
  expect(proof).toMatchObject({ accounts: 2, entries: 150, differences: [] })
})

test('the proof finds a balance that its entries do not explain', async () => {
  const own = await aTenant(world)
  await books([{ debit: 'issued', credit: 'person/psn_x', amount: 80 }], { book: 'points', at: own })
  await owner.query(`set app.tenant = '${own.id}'`)
  await owner.query(`update ledger.balances set amount = 8000 where code = 'person/psn_x'`)
  const proof = await own.owner.asks(proveBooksEndpoint, {})
  expect(proof.differences).toEqual([{ book: 'points', code: 'person/psn_x', kept: 8000, counted: 80 }])
})

test('whatever is booked, in whatever order, every balance is the sum of its movements and all of them are zero', async () => {
  const codes = ['clearing/sandbox', 'bank', 'sales', 'freight', 'unapplied', 'prepaid']
  const movement = fc.record({
    debit: fc.constantFrom(...codes),
    credit: fc.constantFrom(...codes),
    amount: fc.integer({ min: 0, max: 1e9 }),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(movement, { maxLength: 4 }), { maxLength: 12 }),
      fc.nat(12),
      async (all, rollAt) => {
        const own = await aTenant(world)
        const expected = new Map<string, number>()
        for (const [place, movements] of all.entries()) {
          await books(movements, { at: own })
          if (place === rollAt) await world.within(own.id, rollUp)
          for (const { debit, credit, amount } of movements) {
            expected.set(debit, (expected.get(debit) ?? 0) - amount)
            expected.set(credit, (expected.get(credit) ?? 0) + amount)
          }
        }
        const found = await world.within(own.id, (ctx) => readBalances(ctx, 'money', codes))
        const onCredit = (code: string) =>
          /^(clearing|bank)/.test(code) ? 0 - (found.get(code) ?? 0) : found.get(code)
        expect(codes.map((code) => (onCredit(code) ?? 0) + 0)).toEqual(
          codes.map((code) => (expected.get(code) ?? 0) + 0),
        )
        expect(codes.reduce((sum, code) => sum + (onCredit(code) ?? 0), 0)).toBe(0)
      },
    ),
    { numRuns: 15 },
  )
})
