/** Whom a row means: nobody yet, one person, or several – which is for people to sort out. */

type Meeting<H extends string> =
  | { kind: 'new' }
  | { kind: 'one'; holder: H }
  | { kind: 'several'; holders: readonly H[] }

/** `holdersOf` tells who is known by a key: nobody, one, or – by an identity and by an account – two. */
export function meet<H extends string>(keys: readonly string[], holdersOf: (key: string) => readonly H[]): Meeting<H> {
  const holders = [...new Set(keys.flatMap((key) => holdersOf(key)))]
  const [holder] = holders
  if (holder === undefined) return { kind: 'new' }
  return holders.length === 1 ? { kind: 'one', holder } : { kind: 'several', holders }
}
