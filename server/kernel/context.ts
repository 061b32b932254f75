/** What every operation and query receives: who acts, when, and the one transaction they act in. */
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Store } from './files/store.ts'
import type { PersonId, SessionId, TenantId } from './people.ts'
import type { Seal } from './seal.ts'

export type Actor =
  | { kind: 'visitor' }
  | { kind: 'system'; name: string }
  | {
      kind: 'person'
      personId: PersonId
      sessionId: SessionId | null
      staffRole: 'owner' | 'admin' | 'staff' | null
      /** Only for API keys: what the key may do. */
      scopes: readonly string[] | null
    }

/** What an operation wants to happen to the caller's session once the transaction has committed. */
export type Outgoing = { session?: { token: string } | null }

export type Context = {
  tenantId: TenantId
  actor: Actor
  now: Date
  /** 0 ≤ x < 1; never for secrets. */
  random: () => number
  /** For personal data at rest. */
  seal: Seal
  requestId: string
  /** Where the request came from, for rate limits and the audit log. */
  address: string
  device: string
  /** `https://…` as the caller sees us, for links. */
  origin: string
  log: Logger
  config: Config
  /** Only to be opened after the transaction: it may be far away. */
  files: Store
  outgoing: Outgoing
  /** The transaction, seen through a module's own tables. */
  tables: <T>() => Kysely<T>
  /** Runs once the transaction has committed; never when it rolled back. */
  afterCommit: (effect: () => void) => void
  /** Work in a transaction of its own if this one is rolled back, such as counting a wrong password. */
  ifRefused: (work: (ctx: Context) => Promise<void>) => void
  /** Once committed, this node and all others hear a hint; told twice in one transaction it is heard once. */
  tellNodes: (topic: string, about: string) => void
}
