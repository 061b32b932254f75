/** Lists and shapes go into jsonb columns as text: the driver would take a list for a PostgreSQL array. */

/** A value for a jsonb column, under the type the column is read with: what goes in is text, what comes out is not. */
export const jsonb = <T extends object>(value: T): T => JSON.stringify(value) as unknown as T

/** A row with all its lists and shapes for jsonb columns; not for tables that have arrays. */
export const jsonbIn = <R extends object>(row: R): R =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, isShape(value) ? jsonb(value) : value])) as R

const isShape = (value: unknown): value is object =>
  value !== null && typeof value === 'object' && !(value instanceof Date)
