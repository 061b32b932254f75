/** The list of my groups as it is shown: kept on this device, fetched, and carried forward by events. */
import type { PersonId } from '../../../server/modules/identity/contract.ts'
import {
  type Beside,
  type Cursor,
  type GroupEvent,
  type InboxRow,
  listMyGroupsEndpoint,
} from '../../../server/modules/messaging/contract.ts'
import type { Ask } from './ask.ts'
import type { Cache } from './cache.ts'
import { latestFirst, rowAfter, withCursor } from './inbox.ts'
import { Value } from './value.ts'

type InboxState = {
  status: 'loading' | 'kept' | 'ready' | 'failed'
  rows: readonly InboxRow[]
  failure: unknown
}

export class InboxList {
  readonly state = new Value<InboxState>({ status: 'loading', rows: [], failure: null })
  readonly #me: PersonId
  readonly #ask: Ask
  readonly #cache: Cache

  constructor(words: { me: PersonId; ask: Ask; cache: Cache }) {
    this.#me = words.me
    this.#ask = words.ask
    this.#cache = words.cache
  }

  get rows(): readonly InboxRow[] {
    return this.state.get().rows
  }

  has(groupId: string): boolean {
    return this.rows.some((row) => row.group.id === groupId)
  }

  async showKept() {
    const rows = await this.#cache.readInbox()
    // Without a network the question may have failed before this device's memory answered.
    if (rows && this.state.get().status !== 'ready') this.state.set({ status: 'kept', rows, failure: null })
  }

  async fetch(): Promise<void> {
    try {
      const { rows } = await this.#ask(listMyGroupsEndpoint, {})
      this.#show('ready', rows)
    } catch (failure) {
      const { rows } = this
      this.state.set({ status: rows.length ? 'kept' : 'failed', rows, failure })
      throw failure
    }
  }

  take(groupId: string, events: readonly GroupEvent[], people: Beside['people']) {
    this.#change((row) => (row.group.id === groupId ? rowAfter(row, events, this.#me, people) : row))
  }

  takeCursor(groupId: string, cursor: Cursor) {
    this.#show(this.state.get().status, withCursor(this.rows, groupId, cursor))
  }

  setQuiet(groupId: string, quiet: boolean) {
    this.#change((row) => (row.group.id === groupId ? { ...row, quiet } : row))
  }

  /** Writes the list to this device. */
  async keep() {
    await this.#cache.keepInbox(this.rows)
  }

  #change(step: (row: InboxRow) => InboxRow) {
    this.#show(this.state.get().status, this.rows.map(step))
  }

  #show(status: InboxState['status'], rows: readonly InboxRow[]) {
    this.state.set({ status, rows: latestFirst(rows), failure: null })
  }
}
