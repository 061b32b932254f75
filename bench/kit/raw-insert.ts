/**
 * The limit: one message a transaction, by bare pg. `message` writes the row of a message as we keep it, into a table with the
 * same indexes; `smallest` writes five columns into a table with a key, less than any chat could do with.
 */
import pg from 'pg'
import { vectorOf } from '../../server/modules/messaging/rules/words.ts'
import { perSecond } from './figures.ts'

type RawRow = 'message' | 'smallest'

const tables: Record<RawRow, string> = {
  message: `create table if not exists public.bare_message (like messaging.messages including all)`,
  smallest: `create table if not exists public.bare_smallest
    (id bigserial primary key, group_id text, person_id text, at timestamptz, text text)`,
}
const inserts: Record<RawRow, string> = {
  message: `insert into public.bare_message (tenant_id, id, group_id, kind, number, at, position, sent_at, person_id, client_id,
    text, words) values ('tnt_bare', $1, $2, 'text', $3, $4, $3, $4, $5, $6, $7, $8::tsvector)`,
  smallest: 'insert into public.bare_smallest (group_id, person_id, at, text) values ($1, $2, $3, $4)',
}

/** Durable rows a second over so many connections for so long. */
export async function rateOfInserts(
  url: string,
  row: RawRow,
  connections: number,
  milliseconds: number,
): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: connections })
  // A server that is stopped takes idle connections with it.
  pool.on('error', () => {})
  await pool.query(tables[row])
  let rows = 0
  const from = performance.now()
  const until = from + milliseconds
  await Promise.all(
    Array.from({ length: connections }, async (_, place) => {
      const client = await pool.connect()
      while (performance.now() < until) {
        await client.query({ name: row, text: inserts[row], values: valuesOf(row, place, rows) })
        rows += 1
      }
      client.release()
    }),
  )
  const rate = perSecond(rows, performance.now() - from)
  await pool.end()
  return rate
}

const text = '今天的晚霞真好看，谁在湖边？'

function valuesOf(row: RawRow, place: number, turn: number): unknown[] {
  const group = `grp_01jd4x0000e008000000000${100 + place}`
  const person = `psn_01jd4x0000e008000000000${100 + place}`
  if (row === 'smallest') return [group, person, new Date(), text]
  const id = crypto.randomUUID()
  return [id, group, Date.now() * 1000 + turn, new Date(), person, id, text, vectorOf(text)]
}
