/** Somebody who says one thing after another over HTTP, and keeps what each came to. */
import { randomUUID } from 'node:crypto'
import type { Citizen } from '../../bench/kit/storm/walker.ts'

export type Heard = { status: number; code: string | null; retryAfter: string | null; ms: number; at: number }

export class Speaker {
  readonly acknowledged: string[] = []
  readonly heard: Heard[] = []
  readonly #citizen: Citizen
  readonly #origin: string
  #stopped = false

  constructor(citizen: Citizen, origin: string) {
    this.#citizen = citizen
    this.#origin = origin
  }

  /** Talks until stopped; what is not acknowledged is said again under the same id, as every client does. */
  async talk(): Promise<void> {
    for (let turn = 1; !this.#stopped; turn += 1) {
      const clientId = randomUUID()
      while (!(await this.#say(clientId, `说第 ${turn} 句`))) await new Promise((wake) => setTimeout(wake, 100))
      this.acknowledged.push(clientId)
    }
  }

  stop(): void {
    this.#stopped = true
  }

  async #say(clientId: string, text: string): Promise<boolean> {
    const begin = performance.now()
    const answer = await fetch(`${this.#origin}/api/groups/${this.#citizen.groupId}/messages`, {
      method: 'POST',
      headers: { cookie: `qunluo_session=${this.#citizen.cookie}`, 'content-type': 'application/json' },
      body: JSON.stringify({ clientId, text }),
    })
    const body = (await answer.json()) as { code?: string }
    this.heard.push({
      status: answer.status,
      code: body.code ?? null,
      retryAfter: answer.headers.get('retry-after'),
      ms: performance.now() - begin,
      at: Date.now(),
    })
    return answer.ok
  }
}
