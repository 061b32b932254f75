/** What somebody said the columns of a table mean, kept for tables with the same headings. */
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Meaning } from './columns.ts'
import { headingsKey } from './headings-key.ts'

/** `table` is the module's own: `headings_key`, `mapping`, `chosen_at` of each tenant. */
export function keptMeanings<T extends string>(table: `${string}.${string}`) {
  return {
    /** Null the first time. */
    read: async (ctx: Context, headings: readonly string[]): Promise<Meaning<T>[] | null> => {
      const { rows } = await sql<{ mapping: Meaning<T>[] }>`select mapping from ${sql.table(table)}
        where tenant_id = ${ctx.tenantId} and headings_key = ${headingsKey(headings)}`.execute(ctx.tables())
      return rows[0]?.mapping ?? null
    },
    keep: async (ctx: Context, headings: readonly string[], mapping: readonly Meaning<T>[]): Promise<void> => {
      await sql`insert into ${sql.table(table)} (tenant_id, headings_key, mapping, chosen_at)
        values (${ctx.tenantId}, ${headingsKey(headings)}, ${JSON.stringify(mapping)}, ${ctx.now})
        on conflict (tenant_id, headings_key)
          do update set mapping = excluded.mapping, chosen_at = excluded.chosen_at`.execute(ctx.tables())
    },
  }
}

/** Whether they are said of just these columns. */
export const isAbout = (mapping: readonly Meaning<string>[], headings: readonly string[]): boolean =>
  mapping.length === headings.length && mapping.every(({ heading }, place) => heading === headings[place])
