/** Tables of customers and those who bring them in. */
import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import type { Caller, World } from '../../../../test/world.ts'
import type { Context } from '../../../kernel/context.ts'
import { aTenant, type Tenant } from '../../identity/test/cast.ts'
import * as window from '../contract.ts'

export { aTenant, type Tenant }
/** Columns as a shop names them, and two of its customers. */
export const heads = ['客户姓名', '手机号', '微信unionid', '会员编号', '城市', '生日', '标签', '备注', '喜欢的花']
export const li = [
  '李小满',
  '138 0013 8001',
  'oUnion_0001',
  'M001',
  '杭州',
  '1990/5/6',
  '老客户,团长',
  '爱喝茶',
  '桂花',
]
export const wang = ['王阿德', '19512345678', 'oUnion_0002', 'M002', '成都', '5月6日', '', '', '']

export type Table = readonly (readonly string[])[]

export const csv = (rows: Table): Buffer =>
  Buffer.from(`${rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')}\n`)

export async function xlsx(rows: Table): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('客户')
  for (const cells of rows) sheet.addRow(cells)
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** Uploads a table and waits for its preview. */
export async function uploads(someone: Caller, content: Buffer, name = '客户.csv'): Promise<window.CustomerImport> {
  const { body, problem } = await someone.uploads(window.uploadCustomersEndpoint, { name, content })
  if (problem) throw new Error(problem.code)
  return settled(someone, body.id)
}

/** Waits until nobody works on an import. */
export async function settled(someone: Caller, importId: window.CustomerImportId): Promise<window.CustomerImport> {
  for (let patience = 800; patience > 0; patience -= 1) {
    const found = await someone.asks(window.readCustomerImportEndpoint, { importId })
    if (!/reading|running|undoing/.test(found.state)) return found
    await new Promise((wake) => setTimeout(wake, 25))
  }
  throw new Error('the import never settled')
}

export async function starts(someone: Caller, importId: window.CustomerImportId): Promise<window.CustomerImport> {
  await someone.asks(window.startCustomerImportEndpoint, { importId })
  return settled(someone, importId)
}

export async function undoes(someone: Caller, importId: window.CustomerImportId): Promise<window.CustomerImport> {
  await someone.asks(window.undoCustomerImportEndpoint, { importId })
  return settled(someone, importId)
}

export async function bringsIn(
  someone: Caller,
  rows: Table,
  { overwrite = false }: { overwrite?: boolean } = {},
): Promise<window.CustomerImport> {
  const { id } = await uploads(someone, csv(rows))
  if (overwrite) await someone.asks(window.adjustCustomerImportEndpoint, { importId: id, overwrite })
  return starts(someone, id)
}

export const rowsOf = async (someone: Caller, importId: window.CustomerImportId) =>
  (await someone.asks(window.listImportRowsEndpoint, { importId, limit: 200 })).rows

export const customersOf = async (someone: Caller, more: object = {}) =>
  (await someone.asks(window.listCustomersEndpoint, { limit: 100, ...more })).rows

type Person = {
  name: string
  record: Record<string, unknown> | null
  sealed: string | null
  known: { kind: string; sealed: string }[] | null
}

/** Everything that is known of people and customers, without times, sealed texts and ids that are made anew. */
export async function portrait(world: World, { id }: Pick<Tenant, 'id'>): Promise<string[]> {
  return world.within(id, async (ctx) => {
    const { rows } = await sql<Person>`
      select p.name, to_jsonb(c) - '{tenant_id,id,person_id,created_at,changed_at}'::text[] as record, a.sealed,
        (select json_agg(i) from identity.sealed_identities i where i.tenant_id = p.tenant_id and i.person_id = p.id) as known
      from identity.people p
      left join customers.customers c on c.tenant_id = p.tenant_id and c.person_id = p.id
      left join customers.attributes a on a.tenant_id = c.tenant_id and a.customer_id = c.id
      where p.tenant_id = ${id}`.execute(ctx.tables())
    return rows.map((one) => drawn(ctx, one)).sort()
  })
}

function drawn({ seal }: Context, { name, record, sealed, known }: Person): string {
  const tags = ((record?.tags as string[] | undefined) ?? []).toSorted()
  const ways = (known ?? []).map((one) => `${one.kind} ${seal.open(one.sealed)}`).sort()
  const own = sealed ? Object.entries(JSON.parse(seal.open(sealed)) as object).sort() : []
  return JSON.stringify([isMadeUp(name) ? '' : name, record && { ...record, tags }, own, ways])
}

/** A name made of the id differs each time. */
const isMadeUp = (name: string) => /^群员\w{4}$/.test(name)
