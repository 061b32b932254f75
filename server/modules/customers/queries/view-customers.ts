import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../identity/contract.ts'
import { listSealedIdentities, maskAddress, readCards, type SealedIdentity } from '../../identity/index.ts'
import { accessCustomer } from '../access.ts'
import type { CustomerCard, CustomerId, CustomerRow } from '../contract.ts'
import { maskId, maskText } from '../rules/mask.ts'
import { type CustomerTableRow, db } from '../tables.ts'

type Named = Pick<CustomerTableRow, 'id' | 'person_id' | 'name' | 'number' | 'city' | 'region' | 'tags' | 'created_at'>

/** Rows of the list: with the name people gave themselves where operators say none, phones and ids masked. */
export async function viewCustomers(ctx: Context, rows: readonly Named[]): Promise<CustomerRow[]> {
  const people = rows.map(({ person_id }) => person_id)
  const cards = await readCards(ctx, people)
  const known = Map.groupBy(await listSealedIdentities(ctx, people), ({ personId }) => personId)
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: row.name || (cards.get(row.person_id)?.name ?? ''),
    number: row.number,
    city: row.city,
    region: row.region,
    tags: row.tags,
    knownBy: (known.get(row.person_id) ?? []).map((one) => masked(ctx, one)),
    createdAt: row.created_at.toISOString(),
  }))
}

function masked({ seal }: Context, { kind, sealed }: SealedIdentity): CustomerRow['knownBy'][number] {
  const text = seal.open(sealed)
  return { kind, text: kind === 'phone' || kind === 'email' ? maskAddress({ kind, text }) : maskId(text) }
}

/** One customer; long numbers in further columns masked too. Raises `kernel.not_found`. */
export async function viewCustomer(ctx: Context, customerId: CustomerId): Promise<CustomerCard> {
  const row = await accessCustomer(ctx, customerId, 'toRead')
  const [shown] = await viewCustomers(ctx, [row])
  const attributes = await readAttributes(ctx, customerId)
  return {
    ...(shown as CustomerRow),
    ownName: (await readCards(ctx, [row.person_id])).get(row.person_id)?.name ?? '',
    birthday: row.birthday,
    notes: row.notes,
    attributes: attributes.map(({ label, value }) => ({ label, value: maskText(value) })),
    changedAt: row.changed_at.toISOString(),
    imports: await listPassages(ctx, customerId),
  }
}

/** Further columns in full. */
export async function readAttributes(
  ctx: Context,
  customerId: CustomerId,
): Promise<{ label: string; value: string }[]> {
  const { rows } = await sql<{ sealed: string }>`select sealed from customers.attributes
    where tenant_id = ${ctx.tenantId} and customer_id = ${customerId}`.execute(db(ctx))
  const found = rows[0] ? (JSON.parse(ctx.seal.open(rows[0].sealed)) as Record<string, string>) : {}
  return Object.entries(found).map(([label, value]) => ({ label, value }))
}

/** What a person is known by, in full. */
export async function readKnownBy(ctx: Context, personId: PersonId): Promise<CustomerRow['knownBy']> {
  const known = await listSealedIdentities(ctx, [personId])
  return known.map(({ kind, sealed }) => ({ kind, text: ctx.seal.open(sealed) }))
}

const mostPassages = 20

/** In which rows of which imports the customer stood. */
async function listPassages(ctx: Context, customerId: CustomerId): Promise<CustomerCard['imports']> {
  const { rows } = await sql<Omit<CustomerCard['imports'][number], 'at'> & { at: Date }>`
    select r.import_id as "importId", i.file_name as "fileName", r.row, i.created_at as at, r.undone is not null as undone
      from customers.import_rows r join customers.imports i on i.tenant_id = r.tenant_id and i.id = r.import_id
     where r.tenant_id = ${ctx.tenantId} and r.customer_id = ${customerId}
     order by i.created_at desc, r.row limit ${mostPassages}`.execute(db(ctx))
  return rows.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }))
}
