/** The limit: single-row INSERT transactions of one message-sized row by bare pg. */
import pg from 'pg'
import { perSecond } from './figures.ts'

/** Durable rows a second over so many connections for so long. */
export async function rateOfInserts(url: string, connections: number, milliseconds: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: connections })
  await pool.query(
    'create table if not exists public.bare (id bigserial primary key, group_id text, person_id text, at timestamptz, text text)',
  )
  let rows = 0
  const from = performance.now()
  const until = from + milliseconds
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = await pool.connect()
      while (performance.now() < until) {
        await client.query({
          name: 'bare',
          text: 'insert into public.bare (group_id, person_id, at, text) values ($1, $2, $3, $4)',
          values: [
            'grp_01jd4x0000e0080000000000ab',
            'psn_01jd4x0000e0080000000000ab',
            new Date(),
            '今天的晚霞真好看，谁在湖边？',
          ],
        })
        rows += 1
      }
      client.release()
    }),
  )
  const rate = perSecond(rows, performance.now() - from)
  await pool.end()
  return rate
}
