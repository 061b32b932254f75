/** The limit: the rows of an order and its payment, written by bare pg in one transaction of plain statements, fsync on. */
import pg from 'pg'
import { perSecond } from './figures.ts'

const tables = ['orders', 'order_lines', 'order_steps', 'payments', 'notices', 'stock', 'stock_movements'] as const
const order = 'tnt_bare'

/** Whole orders a second over so many connections for so long, spread over as many things. */
export async function rateOfRawOrders(url: string, connections: number, milliseconds: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: connections })
  pool.on('error', () => {})
  await prepare(pool, connections)
  let orders = 0
  const from = performance.now()
  const until = from + milliseconds
  await Promise.all(
    Array.from({ length: connections }, async (_, place) => {
      const client = await pool.connect()
      while (performance.now() < until) {
        await writeOrder(client, place)
        orders += 1
      }
      client.release()
    }),
  )
  const rate = perSecond(orders, performance.now() - from)
  await pool.end()
  return rate
}

async function prepare(pool: pg.Pool, things: number): Promise<void> {
  for (const table of tables)
    await pool.query(`create table if not exists public.bare_${table} (like commerce.${table} including all)`)
  await pool.query(`create table if not exists public.bare_postings (like ledger.postings including all)`)
  await pool.query(`create table if not exists public.bare_entries (like ledger.entries including all)`)
  await pool.query(`create table if not exists public.bare_outbox (like kernel.outbox including all)`)
  await pool.query(
    `insert into public.bare_stock (tenant_id, variant_id, on_hand)
     select $1, 'var_' || n, 10000000 from generate_series(0, $2 - 1) n on conflict do nothing`,
    [order, things],
  )
}

type Statement = { name: string; text: string; values: unknown[] }

async function writeOrder(client: pg.PoolClient, place: number): Promise<void> {
  const id = crypto.randomUUID()
  await client.query('begin')
  for (const statement of [...orderRows(id), ...moneyRows(id), ...stockRows(id, place)]) await client.query(statement)
  await client.query('commit')
}

const orderRows = (id: string): Statement[] => [
  {
    name: 'order',
    text: `insert into public.bare_orders (tenant_id, id, number, buyer_id, community_id, state, delivery, goods_fen, placed_at,
      pay_by, paid_at, paid_fen) values ($1, $2, $2, 'psn', 'com', 'paid', 'none', 1990, now(), now(), now(), 1990)`,
    values: [order, id],
  },
  {
    name: 'line',
    text: `insert into public.bare_order_lines (tenant_id, order_id, line, variant_id, product_id, title, variant, kind, quantity,
      unit_fen, holds_stock) values ($1, $2, 0, 'var', 'prd', '茶', '', 'goods', 1, 1990, true)`,
    values: [order, id],
  },
  ...['placed', 'paid'].map((step) => ({
    name: 'step',
    text: `insert into public.bare_order_steps (tenant_id, id, order_id, step, at) values ($1, $2, $3, $4, now())`,
    values: [order, crypto.randomUUID(), id, step],
  })),
]

const moneyRows = (id: string): Statement[] => [
  {
    name: 'payment',
    text: `insert into public.bare_payments (tenant_id, id, order_id, provider, trade_no, amount_fen, state, way, opened_at,
      expires_at, settled_at, their_no, use)
      values ($1, $2, $2, 'sandbox', $2, 1990, 'paid', 'page', now(), now(), now(), $2, 'order')`,
    values: [order, id],
  },
  {
    name: 'notice',
    text: `insert into public.bare_notices (tenant_id, provider, id, received_at, outcome, facts)
      values ($1, 'sandbox', $2, now(), 'settled', '{}')`,
    values: [order, id],
  },
  {
    name: 'posting',
    text: `insert into public.bare_postings (tenant_id, id, book, kind, key, about, at)
      values ($1, $2, 'money', 'order_paid', $2, $2, now())`,
    values: [order, id],
  },
  {
    name: 'entry',
    text: `insert into public.bare_entries (tenant_id, posting_id, line, book, debit, credit, amount)
      values ($1, $2, 0, 'money', 'clearing/sandbox', 'prepaid', 1990)`,
    values: [order, id],
  },
  {
    name: 'news',
    text: `insert into public.bare_outbox (tenant_id, id, name, news, at)
      values ($1, $2, 'commerce.order_paid', '{}', now())`,
    values: [order, id],
  },
]

const stockRows = (id: string, place: number): Statement[] => [
  {
    name: 'movement',
    text: `insert into public.bare_stock_movements (tenant_id, id, variant_id, kind, change, order_id, at)
      values ($1, $2, 'var', 'sold', -1, $2, now())`,
    values: [order, id],
  },
  {
    name: 'stock',
    text: `update public.bare_stock set on_hand = on_hand - 1 where tenant_id = $1 and variant_id = $2 and on_hand > 0`,
    values: [order, `var_${place}`],
  },
]
