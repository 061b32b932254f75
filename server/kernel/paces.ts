/**
 * How often somebody has asked in the present minute, at all nodes together. Each node counts in memory and tells the others
 * whenever it has counted another twentieth of somebody's limit: no request waits for it, and with N nodes nobody gets
 * further than N twentieths past it. When hints are lost, each node still holds its own limit.
 */
import { TooManyRequests } from './contract.ts'
import type { Ground } from './ground.ts'

const minuteMs = 60_000
// An attacker has many addresses; memory is for those who asked last: so many, and as many before them.
const mostKeys = 50_000

/** `untold` is the part of `total` that the other nodes have not heard of. */
type Tally = { total: number; untold: number }
type Paced = { count: number; restMs: number }

export class Paces {
  readonly #tellOthers: (about: string) => void
  #minute = 0
  #tallies = new Map<string, Tally>()
  #former = new Map<string, Tally>()

  constructor(tellOthers: (about: string) => void) {
    this.#tellOthers = tellOthers
  }

  /** Counts one more request of `key`, a word without spaces: how many it has made, and when the minute ends. */
  count(key: string, limit: number, now = Date.now()): Paced {
    const tally = this.#tallyOf(key, now)
    tally.total += 1
    tally.untold += 1
    // Past the limit there is nothing more to say.
    if (tally.untold >= limit / 20 && tally.total <= limit * 2) {
      this.#tellOthers(`${this.#minute} ${tally.total} ${tally.untold} ${key}`)
      tally.untold = 0
    }
    return { count: tally.total, restMs: (this.#minute + 1) * minuteMs - now }
  }

  /** Another node told what it counted. */
  hear(about: string, now = Date.now()): void {
    const [minute, , count, key = ''] = about.split(' ')
    const tally = this.#tallyOf(key, now)
    if (Number(minute) === this.#minute) tally.total += Number(count)
  }

  #tallyOf(key: string, now: number): Tally {
    const minute = Math.floor(now / minuteMs)
    if (minute !== this.#minute) {
      this.#tallies.clear()
      this.#former.clear()
    }
    this.#minute = minute
    const known = this.#tallies.get(key)
    if (known) return known
    if (this.#tallies.size >= mostKeys) {
      this.#former = this.#tallies
      this.#tallies = new Map()
    }
    const tally = this.#former.get(key) ?? { total: 0, untold: 0 }
    this.#tallies.set(key, tally)
    return tally
  }
}

const pacesOfGround = new WeakMap<Ground, Paces>()

/** The paces that a node keeps; from the first asking on it hears of the others'. */
export function pacesOf(ground: Ground): Paces {
  let paces = pacesOfGround.get(ground)
  if (!paces) {
    const fresh = new Paces((about) => ground.bus.tellOthers('pace', about))
    ground.bus.onHint('pace', (about) => fresh.hear(about))
    pacesOfGround.set(ground, (paces = fresh))
  }
  return paces
}

/** Whether a person may ask once more, wherever they sit and whatever they use. Raises `kernel.too_many_requests`. */
export function requirePace(ground: Ground, personId: string): void {
  const limit = ground.config.rateLimit
  const { count, restMs } = pacesOf(ground).count(`person:${personId}`, limit)
  if (count > limit) throw TooManyRequests({ retryAfter: Math.ceil(restMs / 1000) })
}
