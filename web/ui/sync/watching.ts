/** Things on the screen that change at the server: each is told when it has, and all of them when the line was down. */
export class Watching {
  readonly #things = new Map<string, Set<() => void>>()
  readonly #say: (things: string[]) => void

  constructor(say: (things: string[]) => void) {
    this.#say = say
  }

  /** Tells whenever a thing has changed; answers with how to stop. */
  watch(thing: string, tell: () => void): () => void {
    const tells = this.#things.get(thing)
    if (tells) tells.add(tell)
    else {
      this.#things.set(thing, new Set([tell]))
      this.#sayAll()
    }
    return () => this.#stop(thing, tell)
  }

  #stop(thing: string, tell: () => void) {
    const tells = this.#things.get(thing)
    tells?.delete(tell)
    if (tells?.size !== 0) return
    this.#things.delete(thing)
    this.#sayAll()
  }

  take(thing: string) {
    for (const tell of this.#things.get(thing) ?? []) tell()
  }

  /** The line is there again: what happened meanwhile nobody has told. */
  again() {
    if (this.#things.size === 0) return
    this.#sayAll()
    for (const thing of this.#things.keys()) this.take(thing)
  }

  #sayAll() {
    this.#say([...this.#things.keys()].slice(-100))
  }
}
