/** Sends what waits in the outbox, one after the other in the order it was written. */
import { type Draft, type ServerFrame, sendMessageEndpoint } from '../../../server/modules/messaging/contract.ts'
import { type Answer, type Ask, refusalOf } from './ask.ts'
import type { Connection } from './connection.ts'
import type { Outbox, OutboxEntry } from './outbox.ts'
import type { Tabs } from './tabs.ts'

type SenderWords = {
  ask: Ask
  outbox: Outbox
  /** Of all open pages one sends at a time: what waits for its turn finds the outbox empty. */
  alone: Tabs['alone']
  connection: () => Connection | null
  onAnswer: (entry: OutboxEntry, answer: Answer) => void
}

/** After so long without an answer on the socket the message goes by HTTP, under the same id. */
const answerMs = 8_000
const againMs = 10_000

/**
 * One message is under way at a time, so that two said in a row stay in a row. An unknown outcome is tried
 * again with the same client id until the server answers: it keeps one message however often it hears it.
 */
export class Sender {
  readonly #words: SenderWords
  readonly #waiting = new Map<string, (answer: Answer) => void>()
  #running = false
  #stopping = new AbortController()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(words: SenderWords) {
    this.#words = words
  }

  /** Starts or goes on sending; call when something was written or the line came back. */
  async run() {
    if (this.#running || !this.#next()) return
    this.#stopWaiting()
    this.#running = true
    this.#stopping = new AbortController()
    const { signal } = this.#stopping
    try {
      await this.#words.alone(() => this.#sendAll(signal), signal)
    } catch (failure) {
      if (!signal.aborted) throw failure
    } finally {
      this.#running = false
    }
    // Something may have been said while the turn was being given back.
    if (!signal.aborted && !this.#timer) void this.run()
  }

  async #sendAll(signal: AbortSignal) {
    for (let entry = this.#next(); entry && !signal.aborted; entry = this.#next()) {
      const answer = await this.#deliver(entry)
      if (answer.t === 'unknown') return this.#againLater(signal)
      this.#settle(entry, answer)
    }
  }

  /** Takes the server's answer to a message sent on the socket. */
  take(frame: Extract<ServerFrame, { t: 'sent' | 'refused' }>) {
    if (frame.clientId !== null) this.#waiting.get(frame.clientId)?.(frame)
  }

  /** The line broke: whoever waits for an answer on it goes on by HTTP. */
  lineLost() {
    for (const settle of [...this.#waiting.values()]) settle({ t: 'unknown' })
  }

  stop() {
    this.#stopping.abort()
    this.#stopWaiting()
  }

  #next(): OutboxEntry | undefined {
    return this.#words.outbox.entries().find((entry) => !entry.refusal)
  }

  #settle(entry: OutboxEntry, answer: Answer) {
    const { outbox, onAnswer } = this.#words
    if (answer.t === 'sent') outbox.remove(entry.draft.clientId)
    if (answer.t === 'refused') outbox.refuse(entry.draft.clientId, answer)
    onAnswer(entry, answer)
  }

  #stopWaiting() {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #againLater(signal: AbortSignal) {
    if (!signal.aborted) this.#timer = setTimeout(() => void this.run(), againMs)
  }

  async #deliver(entry: OutboxEntry): Promise<Answer> {
    const answer = await this.#bySocket(entry)
    return answer.t === 'unknown' ? this.#byHttp(entry) : answer
  }

  #bySocket({ groupId, draft }: OutboxEntry): Promise<Answer> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => done({ t: 'unknown' }), answerMs)
      const done = (answer: Answer) => {
        clearTimeout(timer)
        this.#waiting.delete(draft.clientId)
        resolve(answer)
      }
      this.#waiting.set(draft.clientId, done)
      const line = this.#words.connection()
      const left = line?.state === 'online' && line.send({ t: 'send', groupId, draft })
      if (!left) done({ t: 'unknown' })
    })
  }

  async #byHttp({ groupId, draft }: OutboxEntry): Promise<Answer> {
    try {
      const { message, seq } = await this.#words.ask(sendMessageEndpoint, { groupId, ...draft })
      return sentAs(draft, message, seq)
    } catch (failure) {
      const refusal = refusalOf(failure)
      return refusal ? { t: 'refused', ...refusal } : { t: 'unknown' }
    }
  }
}

function sentAs(draft: Draft, message: { id: string; number: number | null }, seq: number): Answer {
  const { clientId } = draft
  type Sent = Extract<Answer, { t: 'sent' }>
  return { t: 'sent', clientId, messageId: message.id as Sent['messageId'], number: message.number ?? 0, seq }
}
