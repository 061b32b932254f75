/** The other open pages of the same person in this browser. */
import type { GroupId } from '../../../server/modules/community/contract.ts'
import type { PersonId } from '../../../server/modules/identity/contract.ts'
import type { Answer } from './ask.ts'

/** What became of a message: one page sends, all of them show it. */
export type Settled = { groupId: GroupId; clientId: string; answer: Answer }

export type Tabs = {
  /** Does the work while no other page does its own; waits until it is its turn. Rejects when stopped before. */
  alone: (work: () => Promise<void>, stopped: AbortSignal) => Promise<void>
  tell: (settled: Settled) => void
  onTold: (hear: (settled: Settled) => void) => void
  close: () => void
}

/**
 * Pages of one person take turns by a lock of the browser and tell each other on a channel. Plain http in a local
 * network has no locks: then two pages may send the same message, which the server keeps once by its client id.
 */
export function openTabs(me: PersonId): Tabs {
  const locks = globalThis.navigator?.locks
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`qunluo.settled.${me}`)
  return {
    alone: (work, signal) => (locks ? locks.request(`qunluo.send.${me}`, { signal }, work) : work()),
    tell: (settled) => channel?.postMessage(settled),
    onTold(hear) {
      if (channel) channel.onmessage = ({ data }) => hear(data as Settled)
    },
    close() {
      if (channel) channel.onmessage = null
    },
  }
}

/** A page that has no others beside it. */
export const noTabs: Tabs = { alone: (work) => work(), tell: () => {}, onTold: () => {}, close: () => {} }
