/** Letters a contract server owes: sent when they are due on a clock that the story moves, again and again until heard. */

export type Delivery = { url: string; headers: Record<string, string>; body: string }
export type Deliver = (delivery: Delivery) => Promise<{ status: number; body: string }>

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** After how long a notice that was not acknowledged is sent again. */
export const wechatRetries = [
  15 * second,
  15 * second,
  30 * second,
  3 * minute,
  10 * minute,
  20 * minute,
  30 * minute,
  30 * minute,
  30 * minute,
  60 * minute,
  3 * hour,
  3 * hour,
  3 * hour,
  6 * hour,
  6 * hour,
] as const
export const alipayRetries = [4 * minute, 10 * minute, 10 * minute, hour, 2 * hour, 6 * hour, 15 * hour] as const

type Owed = { id: string; dueAt: number; tried: number; write: () => Delivery }
export type Told = { id: string; status: number; body: string }

export class Postman {
  readonly owed: Owed[] = []
  readonly told: Told[] = []
  readonly #retries: readonly number[]
  readonly #isHeard: (answer: { status: number; body: string }) => boolean
  readonly #now: () => Date
  readonly #deliver: Deliver

  constructor(words: {
    retries: readonly number[]
    isHeard: (answer: { status: number; body: string }) => boolean
    now: () => Date
    deliver: Deliver
  }) {
    this.#retries = words.retries
    this.#isHeard = words.isHeard
    this.#now = words.now
    this.#deliver = words.deliver
  }

  /** Owes a letter from now on; `write` seals it anew each time it is sent. */
  owe(id: string, write: () => Delivery): void {
    this.owed.push({ id, dueAt: this.#now().getTime(), tried: 0, write })
  }

  /** Sends what is due, oldest first, or in the order wished; returns how it was answered. */
  async deliverDue(order: (due: readonly Owed[]) => readonly Owed[] = (due) => due): Promise<Told[]> {
    const due = this.owed.filter(({ dueAt }) => dueAt <= this.#now().getTime())
    const answers: Told[] = []
    for (const one of order(due)) answers.push(await this.#send(one))
    return answers
  }

  async #send(one: Owed): Promise<Told> {
    const answer = await this.#deliver(one.write())
    const told = { id: one.id, ...answer }
    this.told.push(told)
    const wait = this.#retries[one.tried]
    if (this.#isHeard(answer) || wait === undefined) this.owed.splice(this.owed.indexOf(one), 1)
    else Object.assign(one, { tried: one.tried + 1, dueAt: this.#now().getTime() + wait })
    return told
  }
}
