import { sql } from 'kysely'
import type { Context } from '../../../../kernel/context.ts'
import type { CustomerId } from '../../contract.ts'
import { db } from '../../tables.ts'
import type { Kept } from './load-customers.ts'

/** Writes customers as they are now, new ones too, with their attributes sealed. */
export async function storeCustomers(ctx: Context, customers: readonly Kept[]): Promise<void> {
  if (customers.length === 0) return
  const rows = customers.map(({ id, personId, state: { attributes: _, ...state } }) => ({ id, personId, ...state }))
  await sql`insert into customers.customers (tenant_id, id, person_id, name, number, city, region, birthday, tags, notes,
      created_at, changed_at)
    select ${ctx.tenantId}, x.id, x."personId", x.name, x.number, x.city, x.region, x.birthday, x.tags, x.notes,
        ${ctx.now}, ${ctx.now}
      from json_to_recordset(${JSON.stringify(rows)}::json) as x (id text, "personId" text, name text, number text,
        city text, region text, birthday text, tags text[], notes text)
    on conflict (tenant_id, id) do update set name = excluded.name, number = excluded.number, city = excluded.city,
      region = excluded.region, birthday = excluded.birthday, tags = excluded.tags, notes = excluded.notes,
      changed_at = excluded.changed_at`.execute(db(ctx))
  await storeAttributes(ctx, customers)
}

async function storeAttributes(ctx: Context, customers: readonly Kept[]): Promise<void> {
  const [some, none]: [Kept[], Kept[]] = [[], []]
  for (const one of customers) (Object.keys(one.state.attributes).length > 0 ? some : none).push(one)
  const ids = (all: readonly Kept[]) => all.map(({ id }) => id)
  await sql`delete from customers.attributes
    where tenant_id = ${ctx.tenantId} and customer_id = any(${ids(none)}::text[])`.execute(db(ctx))
  await sql`insert into customers.attributes (tenant_id, customer_id, sealed)
    select ${ctx.tenantId}, id, sealed from unnest(${ids(some)}::text[],
      ${some.map(({ state }) => ctx.seal.seal(JSON.stringify(state.attributes)))}::text[]) as a (id, sealed)
    on conflict (tenant_id, customer_id) do update set sealed = excluded.sealed`.execute(db(ctx))
}

export async function removeCustomers(ctx: Context, ids: readonly CustomerId[]): Promise<void> {
  await sql`delete from customers.customers
    where tenant_id = ${ctx.tenantId} and id = any(${ids}::text[])`.execute(db(ctx))
}
