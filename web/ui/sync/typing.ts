/** Who is writing in a group just now. */
import { Value } from './value.ts'

/** Silence after which somebody no longer counts as writing. */
const fadesMs = 5_000
/** My own writing is told at most this often. */
const tellsMs = 3_000

export class Typing {
  readonly people = new Value<readonly string[]>([])
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  #toldAt = 0

  hear(personId: string) {
    clearTimeout(this.#timers.get(personId))
    this.#timers.set(
      personId,
      setTimeout(() => this.stop(personId), fadesMs),
    )
    if (!this.people.get().includes(personId)) this.people.set([...this.people.get(), personId])
  }

  /** Their message is there, or they fell silent. */
  stop(personId: string) {
    if (!this.#timers.has(personId)) return
    clearTimeout(this.#timers.get(personId))
    this.#timers.delete(personId)
    this.people.set(this.people.get().filter((each) => each !== personId))
  }

  /** True when it is time to tell the others again that I am writing. */
  isWorthTelling(now: number): boolean {
    if (now - this.#toldAt < tellsMs) return false
    this.#toldAt = now
    return true
  }
}
