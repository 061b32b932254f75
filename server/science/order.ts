/** Orders ids by UTF-16 code units, never by locale, so that ties break alike on every machine. */
export function byId(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
