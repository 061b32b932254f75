/** A sheet of parcels (CSV, XLSX) → rows to look at and ship; the columns are found by their names, else by their order. */
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf } from '../../../kernel/contract.ts'
import type { Ground } from '../../../kernel/ground.ts'
import type { TenantId } from '../../../kernel/people.ts'
import type { Upload } from '../../../kernel/route.ts'
import { openSheet } from '../../../kernel/sheets/open-sheet.ts'
import { ParcelsUnreadable, type readParcelsEndpoint } from '../contract.ts'
import { parcelColumns } from '../rules/parcel-columns.ts'

type Parcels = AnswerOf<typeof readParcelsEndpoint>

export const largestParcelBytes = 5 * 1024 * 1024
const mostRows = 5000

/** As long as a number of an order, and so a row already. */
const isNumber = (cell: string) => /^['="]*\d{15,}/.test(cell)

const refusals = {
  unreadable: ParcelsUnreadable,
  empty: ParcelsUnreadable,
  headingsMissing: ParcelsUnreadable,
  tooLarge: ParcelsUnreadable,
}

/** Raises `commerce.parcels_unreadable`. */
export async function readParcels(_: Ground, __: TenantId, { path, name }: Upload): Promise<Parcels> {
  const sheet = await openSheet(path, name, { isKnown: parcelColumns.isKnown, isFact: isNumber, refusals })
  const meanings = parcelColumns.guess(sheet.headings)
  const placeOf = (target: string, otherwise: number) => {
    const place = meanings.findIndex((one) => one.target === target)
    return place < 0 && meanings.every((one) => one.target === 'ignore') ? otherwise : place
  }
  const places = [placeOf('number', 0), placeOf('carrier', 1), placeOf('tracking', 2)] as const
  const rows: Parcels['rows'] = []
  for await (const { cells } of sheet.rows()) {
    const [number, carrier, tracking] = places.map((place) => plain(cells[place])) as [string, string, string]
    if (number || carrier || tracking) rows.push({ number, carrier, tracking })
    if (rows.length > mostRows) throw ParcelsUnreadable({ name })
  }
  if (rows.length === 0 || places[0] < 0) throw ParcelsUnreadable({ name })
  return { rows }
}

/** Tables guard long numbers by a quote or an equals sign. */
const plain = (cell = '') =>
  cell
    .replace(/^[='"]+|["']+$/g, '')
    .trim()
    .slice(0, 80)

/** Answers with the rows that were read; nothing is shipped yet. */
export const tellParcels = async (_: Context, __: unknown, parcels: Parcels): Promise<Parcels> => parcels
