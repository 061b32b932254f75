/** A sheet of parcels as it is pasted from a table or read from a file: order number, carrier, tracking number. */
import Papa from 'papaparse'

export type ParcelRow = { number: string; carrier: string; tracking: string }

/** At most so many are sent at a time. */
export const mostParcels = 200

/** The rows of a pasted or uploaded table; a heading and empty lines are left out. */
export function parcelRows(text: string): ParcelRow[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, '').trim(), {
    skipEmptyLines: 'greedy',
    delimitersToGuess: ['\t', ',', ';', '，'],
  })
  const rows = data.map(([number = '', carrier = '', tracking = '']) => ({
    // Tables guard long numbers by a quote or an equals sign.
    number: number.replace(/["'=\s]/g, ''),
    carrier: carrier.trim(),
    tracking: tracking.replace(/["'=\s]/g, ''),
  }))
  return rows.filter(({ number }, place) => place > 0 || /^\d/.test(number))
}

/** Rows as one would have pasted them. */
export const linesOf = (rows: readonly ParcelRow[]): string =>
  Papa.unparse(
    rows.map(({ number, carrier, tracking }) => [number, carrier, tracking]),
    { delimiter: '\t', newline: '\n' },
  )
