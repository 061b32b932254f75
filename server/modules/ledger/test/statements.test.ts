import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/world.ts'
import { aPerson, aTenant, type Tenant } from '../../identity/test/cast.ts'
import {
  exportLedgerEndpoint,
  listAccountsEndpoint,
  listPostingsEndpoint,
  readBooksEndpoint,
  readStatementEndpoint,
} from '../contract.ts'
import { bookPosting } from '../index.ts'

let world: World
let tenant: Tenant
const day = 86_400_000
const sells = (key: string, amount: number) =>
  world.within(tenant.id, (ctx) =>
    bookPosting(ctx, {
      book: 'money',
      kind: 'order_paid',
      key,
      about: `ord_${key}`,
      note: '=1+1',
      movements: [{ debit: 'clearing/sandbox', credit: 'sales', amount }],
    }),
  )

beforeAll(async () => {
  world = await openWorld({ at: '2026-11-20T15:30:00Z' })
  tenant = await aTenant(world)
  await sells('first', 100)
  world.pass(day / 24)
  await sells('second', 200)
  world.pass(day)
  await sells('third', 400)
})
afterAll(() => world.close())

test('a statement opens with what was before, shows each movement and closes with what is after, by business days', async () => {
  const asked = { book: 'money', code: 'sales', from: '2026-11-21', to: '2026-11-21' } as const
  const statement = await tenant.owner.asks(readStatementEndpoint, asked)
  expect(statement).toMatchObject({ opening: 100, closing: 300, account: { balance: 700 } })
  expect(statement.rows).toMatchObject([{ about: 'ord_second', amount: 200, against: 'clearing/sandbox' }])
})

test('statements and postings are read a page at a time, nothing twice and nothing left out', async () => {
  const seen: string[] = []
  for (let after: string | undefined; ; ) {
    const page = await tenant.owner.asks(readStatementEndpoint, { book: 'money', code: 'sales', limit: 1, after })
    seen.push(...page.rows.map(({ about }) => about))
    if (!page.next) break
    after = page.next
  }
  expect(seen).toEqual(['ord_third', 'ord_second', 'ord_first'])
  const postings = await tenant.owner.asks(listPostingsEndpoint, { about: 'ord_second' })
  expect(postings.rows).toMatchObject([{ entries: [{ debit: 'clearing/sandbox', credit: 'sales', amount: 200 }] }])
})

test('the books are summed up by kind; accounts are listed with their balances', async () => {
  const { books } = await tenant.owner.asks(readBooksEndpoint, {})
  expect(books.find(({ book }) => book === 'money')?.kinds).toEqual([
    { kind: 'clearing', side: 'debit', accounts: 1, balance: 700 },
    { kind: 'sales', side: 'credit', accounts: 1, balance: 700 },
  ])
  const { rows } = await tenant.owner.asks(listAccountsEndpoint, { book: 'money', kind: 'sales' })
  expect(rows).toMatchObject([{ code: 'sales', balance: 700 }])
})

test('the export holds every entry of the period, and no cell that a spreadsheet would run', async () => {
  const { path } = exportLedgerEndpoint
  const answer = await world.web.server.inject({
    url: `/api${path}?book=money&from=2026-11-21`,
    headers: { cookie: `qunluo_session=${tenant.owner.cookie}` },
  })
  const lines = answer.body.trim().split('\r\n')
  expect(answer.headers['content-disposition']).toContain('ledger-money-2026-11-21.csv')
  expect(lines).toHaveLength(3)
  expect(lines[1]).toMatch(/order_paid,ord_second,clearing\/sandbox,sales,200,,"?'=1\+1"?$/)
})

test('the books are for owners and admins only', async () => {
  const colleague = await aPerson(world, tenant, { role: 'staff' })
  expect((await colleague.tries(readBooksEndpoint, {})).status).toBe(403)
  const stranger = (await aTenant(world)).owner
  expect((await stranger.tries(readStatementEndpoint, { book: 'money', code: 'sales' })).status).toBe(404)
})
