/** Small works that may wait a moment and are done once, with the latest wish. */
export class Later {
  readonly #waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; work: () => void }>()

  /** Does the work after so many milliseconds; wished again before that, only the last wish counts. */
  run(name: string, ms: number, work: () => void) {
    const known = this.#waiting.get(name)
    if (known) {
      known.work = work
      return
    }
    this.#waiting.set(name, { work, timer: setTimeout(() => this.#do(name), ms) })
  }

  /** Forgets a work that waits. */
  drop(name: string) {
    clearTimeout(this.#waiting.get(name)?.timer)
    this.#waiting.delete(name)
  }

  /** Does everything that waits at once. */
  runAll() {
    for (const name of [...this.#waiting.keys()]) this.#do(name)
  }

  #do(name: string) {
    const wish = this.#waiting.get(name)
    this.#waiting.delete(name)
    clearTimeout(wish?.timer)
    wish?.work()
  }
}
