/** Where a page of a list ended: the moment of its last row and what tells rows of one moment apart. */

type PageMark = { at: string | null; rest: string[] }

const shape = /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/

/** Reads a mark that `markAfter` wrote; one that is none begins at the newest. */
export function readMark(after: string | undefined): PageMark {
  const [at = '', ...rest] = (after ?? '').split(' ')
  const good = shape.test(at) && !Number.isNaN(Date.parse(at)) && rest.every((one) => /^[\w.:-]*$/.test(one))
  return good ? { at, rest } : { at: null, rest: [] }
}

export const markAfter = (at: Date | string, ...rest: (string | number)[]): string =>
  [typeof at === 'string' ? at : at.toISOString(), ...rest].join(' ')
