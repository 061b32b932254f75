/** What tables that are brought in have in common: what their columns mean, and what came of each row. */
import { z } from 'zod'

/** What the columns mean, one for each, in the order of the file. */
export const meaningsOf = <T extends z.ZodType<string>>(target: T) =>
  z.array(z.object({ heading: z.string().max(200), target })).max(300)

export const rowOutcome = z.enum(['created', 'updated', 'matched', 'skipped', 'conflict', 'invalid'])
export type RowOutcome = z.infer<typeof rowOutcome>

/** Why a row came out as it did; `column` names the heading, `row` another row of the file. */
export const rowReasonOf = <C extends z.ZodType<string>>(code: C) =>
  z.object({ code, column: z.string().nullable(), row: z.number().int().nullable() })

/** A row of the file, by the number that the table program gives it, and what came of it. */
export const sheetRowOf = <R extends z.ZodType>(reason: R) =>
  z.object({
    row: z.number().int(),
    outcome: rowOutcome,
    reasons: z.array(reason),
    cells: z.array(z.string()),
  })

/** Which rows are asked for, a page at a time; `after` is the number of a row. */
export const rowsAsked = {
  outcome: rowOutcome.optional(),
  after: z.string().max(20).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

/** How a table is given out. */
export const asTable = z.enum(['csv', 'xlsx']).default('xlsx')
