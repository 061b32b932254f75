/** Draws used in composing sample life, all from one seeded stream. */
import { mulberry32, type Random } from '../../science/random.ts'

export type Chance = ReturnType<typeof chanceFrom>

/** A source of draws; equal seeds draw equally. */
export function chanceFrom(seed: number) {
  const next = mulberry32(seed)
  const between = (low: number, high: number) => low + (high - low) * next()
  const shuffled = <T>(list: readonly T[]) => shuffle(list, next)
  return {
    next,
    between,
    /** A whole number, both ends included. */
    whole: (low: number, high: number) => Math.floor(between(low, high + 1)),
    happens: (probability: number) => next() < probability,
    pick: <T>(list: readonly T[]) => pickOne(list, next),
    weighted: <T>(list: readonly T[], weightOf: (item: T) => number) => pickByWeight(list, weightOf, next),
    shuffled,
    several: <T>(list: readonly T[], count: number) => shuffled(list).slice(0, count),
    /** Log-normal draw with the given median. */
    spread: (median: number, sigma: number) => median * Math.exp(sigma * normal(next)),
    /** A child stream, so that one group's draws do not shift another's. */
    branch: () => chanceFrom(Math.floor(next() * 2 ** 32)),
  }
}

function pickOne<T>(list: readonly T[], next: Random): T {
  const found = list[Math.floor(next() * list.length)]
  if (found === undefined) throw new RangeError('nothing to pick from')
  return found
}

/** One of the list, each as likely as its weight; undefined when all weights are 0. */
function pickByWeight<T>(list: readonly T[], weightOf: (item: T) => number, next: Random): T | undefined {
  // Running sums in one array: this is called for every speaker of every message.
  const sums = new Float64Array(list.length)
  let total = 0
  for (let place = 0; place < list.length; place++) {
    total += weightOf(list[place] as T)
    sums[place] = total
  }
  const drawn = next() * total
  return total > 0 ? list[sums.findIndex((sum) => sum > drawn)] : undefined
}

/** Fisher–Yates. */
function shuffle<T>(list: readonly T[], next: Random): T[] {
  const order = [...list]
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1))
    const held = order[last] as T
    order[last] = order[other] as T
    order[other] = held
  }
  return order
}

/** Standard normal draw (Box–Muller). */
const normal = (next: Random) => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
