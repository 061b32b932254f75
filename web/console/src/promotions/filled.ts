/**
 * Answers without those that were left empty where the contract has something to say instead; `null` stays where it means
 * “no limit”. A number that was wiped out is told as missing.
 */
export function filled<S extends object>(said: S): { [P in keyof S]: Exclude<S[P], null> } {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as {
    [P in keyof S]: Exclude<S[P], null>
  }
}
