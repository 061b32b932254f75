/** Headings of tables → what their columns mean, by the names a module knows. Pure: rules may use it. */
export type Meaning<T extends string> = { heading: string; target: T }

type Known<T extends string> = {
  /** By what names columns of each meaning go; compared without case, blanks and punctuation. */
  names: Partial<Record<T, readonly string[]>>
  /** Several columns may hold these; of anything else a row has one. */
  repeatable: readonly T[]
  /** What nobody knows, and a second of a kind. */
  otherwise: T
}

const plain = (heading: string) =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[（(【[].*?[)）\]】]/g, '')
    .replace(/[\s_\-./:：*#]/g, '')

type Columns<T extends string> = {
  isKnown: (heading: string) => boolean
  /** What each column probably means. */
  guess: (headings: readonly string[]) => Meaning<T>[]
  /** An earlier choice for the same set of headings, in the order of this file; without one, a guess. */
  mean: (
    headings: readonly string[],
    chosen: readonly Meaning<T>[] | null,
  ) => { mapping: Meaning<T>[]; remembered: boolean }
  /** The first column keeps a meaning that only one can have. */
  withoutRepeats: (meanings: readonly Meaning<T>[]) => Meaning<T>[]
}

export function columnsBy<T extends string>({ names, repeatable, otherwise }: Known<T>): Columns<T> {
  const known = Object.entries<readonly string[] | undefined>(names)
  const targets = new Map(known.flatMap(([target, all = []]) => all.map((name) => [plain(name), target as T] as const)))
  const withoutRepeats = (meanings: readonly Meaning<T>[]): Meaning<T>[] => {
    const taken = new Set<T>()
    return meanings.map((one) => {
      const free = repeatable.includes(one.target) || !taken.has(one.target)
      taken.add(one.target)
      return free ? one : { ...one, target: otherwise }
    })
  }
  const guess = (headings: readonly string[]) =>
    withoutRepeats(headings.map((heading) => ({ heading, target: targets.get(plain(heading)) ?? otherwise })))
  const asChosen = (headings: readonly string[], chosen: readonly Meaning<T>[]) => {
    const targetOf = new Map(chosen.map(({ heading, target }) => [heading, target]))
    return withoutRepeats(headings.map((heading) => ({ heading, target: targetOf.get(heading) ?? otherwise })))
  }
  return {
    isKnown: (heading) => targets.has(plain(heading)),
    guess,
    mean: (headings, chosen) => ({
      mapping: chosen ? asChosen(headings, chosen) : guess(headings),
      remembered: chosen !== null,
    }),
    withoutRepeats,
  }
}
