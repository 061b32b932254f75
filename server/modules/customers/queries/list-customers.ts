import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import { findByPhoneTail, findHolders, fingerprintOf, type PlainIdentity, readAddress } from '../../identity/index.ts'
import type { listCustomersEndpoint } from '../contract.ts'
import { type CustomerTableRow, db } from '../tables.ts'
import { viewCustomers } from './view-customers.ts'

type Wish = RequestOf<typeof listCustomersEndpoint>

/** Customers, newest first, a page at a time. */
export async function listCustomers(ctx: Context, wish: Wish): Promise<AnswerOf<typeof listCustomersEndpoint>> {
  const which = await conditionOf(ctx, wish)
  const [at, id] = readCursor(wish.after)
  const { rows } = await sql<CustomerTableRow>`
    select * from customers.customers c where ${which}
       and (${at}::timestamptz is null or (c.created_at, c.id) < (${at}::timestamptz, ${id}))
     order by c.created_at desc, c.id desc limit ${wish.limit + 1}`.execute(db(ctx))
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from customers.customers c where ${which}`.execute(db(ctx))
  const page = rows.slice(0, wish.limit)
  const last = rows.length > wish.limit ? page.at(-1) : undefined
  return {
    rows: await viewCustomers(ctx, page),
    next: last ? `${last.created_at.toISOString()}_${last.id}` : null,
    total: counted.rows[0]?.total ?? 0,
  }
}

async function conditionOf(ctx: Context, { q, tag, city, importId }: Wish): Promise<RawBuilder<unknown>> {
  const wanted = [sql`c.tenant_id = ${ctx.tenantId}`]
  if (tag) wanted.push(sql`c.tags @> array[${tag}]::text[]`)
  if (city) wanted.push(sql`c.city = ${city}`)
  if (importId)
    wanted.push(sql`c.id in (select r.customer_id from customers.import_rows r
      where r.tenant_id = ${ctx.tenantId} and r.import_id = ${importId} and r.customer_id is not null)`)
  if (q) wanted.push(await searchOf(ctx, q))
  return sql.join(wanted, sql` and `)
}

/** By name or number; letters and digits that are a whole phone, e-mail or id, or a phone's last four, find its owner. */
async function searchOf(ctx: Context, q: string): Promise<RawBuilder<unknown>> {
  const people = [...(await findOwners(ctx, q)), ...(/^\d{4}$/.test(q) ? await findByPhoneTail(ctx, q) : [])]
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  return sql`(c.name ilike ${pattern} or c.number ilike ${pattern} or c.person_id = any(${people}::text[]))`
}

async function findOwners(ctx: Context, q: string): Promise<PersonId[]> {
  const address = readAddress(q)
  const ids = (['unionid', 'openid', 'external_userid', 'qq'] as const).map((kind) => ({ kind, text: q }))
  const meant: PlainIdentity[] = address ? [address, ...ids] : ids
  const found = await findHolders(
    ctx,
    meant.map((one) => fingerprintOf(ctx, one)),
  )
  return [...found.values()].flat()
}

/** Where the page before ended; a cursor that is none begins at the newest. */
function readCursor(after: string | undefined): [string | null, string | null] {
  const read = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_(cus_[0-9a-z]{26})$/.exec(after ?? '')
  return read && !Number.isNaN(Date.parse(read[1] as string)) ? [read[1] as string, read[2] as string] : [null, null]
}
