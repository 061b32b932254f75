/** Who listens for which hints, on one node. */
export class Ears {
  readonly #byTopic = new Map<string, ((about: string) => void)[]>()
  readonly #gaps: (() => void)[] = []

  onHint(topic: string, hear: (about: string) => void) {
    this.#byTopic.set(topic, [...(this.#byTopic.get(topic) ?? []), hear])
  }
  onGap(compare: () => void) {
    this.#gaps.push(compare)
  }
  tell([topic, about]: [string, string]) {
    for (const hear of this.#byTopic.get(topic) ?? []) hear(about)
  }
  tellGap() {
    for (const compare of this.#gaps) compare()
  }
}
