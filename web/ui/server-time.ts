/** The server's clock as far as this device knows it: what lapses does so by that clock, not by the phone's. */
let aheadMs = 0

/** Takes the clock from an answer's `Date` header, which tells whole seconds. */
export function noteServerTime(said: string | null) {
  const at = said ? Date.parse(said) : Number.NaN
  if (!Number.isNaN(at)) aheadMs = at + 500 - Date.now()
}

/** Now by the server's clock, to half a second and the way of an answer. */
export const serverNow = () => Date.now() + aheadMs
