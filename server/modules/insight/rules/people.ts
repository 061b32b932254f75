/** What counting knows of the people it meets: looked up once, then remembered. */
import type { PersonId } from '../../../kernel/people.ts'
import type { PersonCard } from '../../identity/contract.ts'
import type { Known } from './spoken-lines.ts'

type Cards = (ids: Iterable<PersonId>) => Promise<Map<PersonId, PersonCard>>

export class People implements Known {
  readonly #cards = new Map<PersonId, PersonCard | null>()
  readonly #look: Cards

  constructor(look: Cards) {
    this.#look = look
  }

  /** Looks up whoever is not known yet. */
  async meet(ids: Iterable<PersonId | null>): Promise<void> {
    const strangers = new Set<PersonId>()
    for (const id of ids) if (id !== null && !this.#cards.has(id)) strangers.add(id)
    const found = await this.#look(strangers)
    for (const id of strangers) this.#cards.set(id, found.get(id) ?? null)
  }

  /** Whoever holds an operator seat is no member, wherever they sit. */
  isStaff = (id: PersonId): boolean => (this.#cards.get(id)?.staffRole ?? null) !== null

  nameOf = (id: PersonId): string | undefined => this.#cards.get(id)?.name
}
