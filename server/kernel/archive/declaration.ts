/** How a module says which of its rows an archive holds, and what becomes of them in another tenant. */
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../context.ts'
import type { TenantId } from '../people.ts'

/**
 * What an archive is of: its kind (`tenant`, `group`, …) and what lies within it, as ids by what they name. A tenant's
 * archive holds everything; for every other kind each table says which of its rows belong to it.
 */
export type Extent = { kind: string; ids: Readonly<Record<string, readonly string[]>> }

/** A condition on the rows of one table, which stands in the statement as `t`. */
export type Part = (extent: Extent) => RawBuilder<unknown>

export type ArchivedTable = {
  /** With its schema: `community.seats`. */
  name: string
  /** Its primary key without the tenant; rows are written in this order, so that equal states give equal archives. */
  key: readonly string[]
  /** Rows that belong to an archive of a kind other than `tenant`; a kind that is not named takes none. */
  parts?: Readonly<Record<string, Part>>
  /** Rows that are only for reading there: their things are not all in the archive, so they cannot be brought back. */
  asides?: Readonly<Record<string, Part>>
  /** Columns that name others, by what they name: an archive holds those too. A list of ids is written `mentions[]`. */
  names?: Readonly<Record<string, readonly string[]>>
  /** Columns no archive ever holds: secrets. */
  leaves?: readonly string[]
  /** What is written in place of a column. */
  instead?: (extent: Extent) => Readonly<Record<string, RawBuilder<unknown>>>
  /** Where the bytes lie in the file store of which rows tell: a list of places below the tenant's own. */
  files?: RawBuilder<string[]>
  /** Columns that hold a whole key of the file store, tenant included. */
  fileKeys?: readonly string[]
  /**
   * What brought-back rows meet: nothing, else the tenant is not empty (`alone`, unless said otherwise); what the
   * founding wrote, which stays (`beside`); one row that they replace, but for the columns named (`over`).
   */
  meets?: 'alone' | 'beside' | { over: readonly string[] }
  /** A row there with the same value in this column makes way. */
  makesWay?: string
  /** Holds texts sealed with the installation's key: brought back only where the key is the same. */
  sealed?: true
}

export type ArchiveDeclaration = {
  /** Those that others refer to come first. */
  tables: readonly ArchivedTable[]
  /** Tables no archive holds, each with the reason. */
  leftOut?: Readonly<Record<string, string>>
  /** Once all rows are back, in the same transaction: what is known of them elsewhere, such as the directory. */
  settles?: (ctx: Context) => Promise<void>
}

/** `t.column` is one of the ids that the extent names. */
export const among =
  (column: string, what: string): Part =>
  ({ ids }) =>
    sql`t.${sql.id(column)} = any(${ids[what] ?? []}::text[])`

/** Rows of the same condition for several kinds. */
export const partOf = (kinds: readonly string[], part: Part): Record<string, Part> =>
  Object.fromEntries(kinds.map((kind) => [kind, part]))

export const tableOf = (name: string): RawBuilder<unknown> => sql.id(...name.split('.'))

/** Which rows of a table an archive holds; null when none. */
export function rowsOf(
  table: ArchivedTable,
  extent: Extent,
  tenantId: TenantId,
  as: 'parts' | 'asides' = 'parts',
): RawBuilder<unknown> | null {
  const own = sql`t.tenant_id = ${tenantId}`
  if (extent.kind === 'tenant') return as === 'parts' ? own : null
  const part = table[as]?.[extent.kind]
  return part ? sql`${own} and (${part(extent)})` : null
}
