/** Draws used in composing sample life, all from one seeded stream. */
import { mulberry32 } from '../../science/random.ts'

export type Chance = ReturnType<typeof chanceFrom>

/** A source of draws; equal seeds draw equally. */
export function chanceFrom(seed: number) {
  const next = mulberry32(seed)
  const between = (low: number, high: number) => low + (high - low) * next()
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1))
  const happens = (probability: number) => next() < probability

  function pick<T>(list: readonly T[]): T {
    const found = list[Math.floor(next() * list.length)]
    if (found === undefined) throw new RangeError('nothing to pick from')
    return found
  }

  /** One of the list, each as likely as its weight; undefined when all weights are 0. */
  function weighted<T>(list: readonly T[], weightOf: (item: T) => number): T | undefined {
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

  function shuffled<T>(list: readonly T[]): T[] {
    const order = [...list]
    for (let last = order.length - 1; last > 0; last--) {
      const other = whole(0, last)
      const held = order[last] as T
      order[last] = order[other] as T
      order[other] = held
    }
    return order
  }

  /** Standard normal draw (Box–Muller). */
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  /** Log-normal draw with the given median. */
  const spread = (median: number, sigma: number) => median * Math.exp(sigma * normal())

  return {
    next,
    between,
    whole,
    happens,
    pick,
    weighted,
    shuffled,
    spread,
    several: <T>(list: readonly T[], count: number) => shuffled(list).slice(0, count),
    /** A child stream, so that one group's draws do not shift another's. */
    branch: () => chanceFrom(Math.floor(next() * 2 ** 32)),
  }
}
