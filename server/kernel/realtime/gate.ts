/**
 * When a node comes back, everybody knocks at once. What sockets ask of the database goes through a gate, so many at a time in
 * their order: the others wait here instead of running into the pool's patience, and requests of pages find a connection.
 */
import { enter, type Ground } from '../ground.ts'

export class Gate {
  readonly #width: number
  #inside = 0
  readonly #waiting: (() => void)[] = []

  constructor(width: number) {
    this.#width = width
  }

  async through<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inside < this.#width) this.#inside += 1
    else await new Promise<void>((enter) => this.#waiting.push(enter))
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      // Whoever leaves hands the place on, so that nobody slips in between.
      if (next) next()
      else this.#inside -= 1
    }
  }
}

const gates = new WeakMap<Ground, Gate>()

/** The gate of a node: half of its connections. */
export function gateOf(ground: Ground): Gate {
  let gate = gates.get(ground)
  if (!gate) gates.set(ground, (gate = new Gate(Math.max(1, Math.floor(ground.config.poolSize / 2)))))
  return gate
}

/** As `enter`, when it is one's turn. */
export const enterByGate: typeof enter = (ground, ...rest) => gateOf(ground).through(() => enter(ground, ...rest))
