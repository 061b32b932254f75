import type { Life, Spell } from '../alive.ts'
import type { Lifetime } from './lifetime.ts'

/**
 * How long groups lived, in days, for curves and tests: the first spell of each, as a revival starts anew. A group that
 * was silent from its very first day counts half a day, for it was there.
 */
export function firstLifetimes(lives: Iterable<Pick<Life, 'spells'>>): Lifetime[] {
  return [...lives].flatMap(({ spells: [first] }) => (first ? [lifetimeOf(first)] : []))
}

/** A spell as a lifetime in days, censored at the first day of a silence still shorter than death. */
export function lifetimeOf({ bornOn, diedOn, lastedTo }: Spell): Lifetime {
  return { t: Math.max(0.5, (diedOn ?? lastedTo) - bornOn), died: diedOn !== null }
}
