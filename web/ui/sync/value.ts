/** A value that tells when it changed. */
export type Watched<T> = { get: () => T; watch: (tell: () => void) => () => void }

export class Value<T> implements Watched<T> {
  #value: T
  readonly #watchers = new Set<() => void>()

  constructor(value: T) {
    this.#value = value
  }

  /** Bound, so that it can be handed to `useSyncExternalStore`. */
  get = () => this.#value

  set(value: T) {
    if (Object.is(value, this.#value)) return
    this.#value = value
    for (const tell of this.#watchers) tell()
  }

  watch = (tell: () => void) => {
    this.#watchers.add(tell)
    return () => {
      this.#watchers.delete(tell)
    }
  }
}
