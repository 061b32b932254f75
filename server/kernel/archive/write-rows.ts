/** Lines of JSON back into a table of the present tenant, whatever tenant they came from. */
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../context.ts'
import { type ArchivedTable, tableOf } from './declaration.ts'

/** Writes rows with exactly the named columns; columns an older archive does not know keep their defaults. */
export async function writeRows(
  ctx: Context,
  table: ArchivedTable,
  columns: readonly string[],
  lines: readonly string[],
): Promise<void> {
  if (lines.length === 0) return
  const batch = `[${lines.join(',')}]`
  const database = ctx.tables<unknown>()
  const target = tableOf(table.name)
  const given = sql`jsonb_populate_recordset(null::${target}, ${batch}::jsonb)`
  if (table.makesWay) {
    const column = sql.id(table.makesWay)
    await sql`delete from ${target} t using ${given} r where t.tenant_id = ${ctx.tenantId} and t.${column} = r.${column}`.execute(
      database,
    )
  }
  await sql`insert into ${target} (tenant_id, ${sql.join(columns.map((name) => sql.id(name)))})
    select ${ctx.tenantId}, ${sql.join(columns.map((name) => valueOf(ctx, table, name)))} from ${given} r
    ${onMeeting(table, columns)}`.execute(database)
}

const valueOf = (ctx: Context, table: ArchivedTable, name: string): RawBuilder<unknown> =>
  table.fileKeys?.includes(name) ? sql`${`${ctx.tenantId}/`} || r.${sql.id(name)}` : sql`r.${sql.id(name)}`

function onMeeting({ meets, key }: ArchivedTable, columns: readonly string[]): RawBuilder<unknown> {
  if (typeof meets !== 'object') return sql``
  const taken = columns.filter((name) => !meets.over.includes(name) && !key.includes(name))
  return sql`on conflict (${sql.join(['tenant_id', ...key].map((name) => sql.id(name)))})
    do update set ${sql.join(taken.map((name) => sql`${sql.id(name)} = excluded.${sql.id(name)}`))}`
}

/** Whether a table of the present tenant holds any row. */
export async function hasRows(ctx: Context, { name }: ArchivedTable): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from ${tableOf(name)} t where t.tenant_id = ${ctx.tenantId}) as there`.execute(
    ctx.tables<unknown>(),
  )
  return rows[0]?.there ?? false
}
