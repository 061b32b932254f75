/** A module's plug: what main needs to wire it in. Reads like a table of contents. */
import type { ArchiveDeclaration } from './archive/declaration.ts'
import type { Actor, Context } from './context.ts'
import type { Endpoint } from './contract.ts'
import type { Ground } from './ground.ts'
import type { CronJob, Job } from './jobs.ts'
import type { Subscriber } from './outbox.ts'
import type { TenantId } from './people.ts'
import type { RealtimePlug } from './realtime/socket.ts'
import type { AnyRoute } from './route.ts'

/** Tells who stands behind a session cookie or an API key. */
export type Authenticator = {
  /** The tenant named inside the credential; null when it is not even well-formed. */
  tenantOf: (credential: Credential) => TenantId | null
  /** The actor, or null when the credential is no longer good. */
  identify: (ctx: Context, credential: Credential) => Promise<Actor | null>
}
export type Credential = { kind: 'cookie' | 'bearer'; text: string }

/** Writes down what an operator changed, in the same transaction. */
export type Auditor = (ctx: Context, endpoint: Endpoint, input: unknown) => Promise<void>

export type Module = {
  name: string
  migrations: string
  routes?: readonly AnyRoute[]
  subscribers?: readonly Subscriber[]
  jobs?: readonly Job[]
  cron?: readonly CronJob[]
  realtime?: RealtimePlug
  authenticator?: Authenticator
  auditor?: Auditor
  /** Which of its rows an archive holds; every table is either named there or left out with a reason. */
  archive?: ArchiveDeclaration
  /** SQL over its own tables that tells which files it keeps: `key` in the file store, and `bytes`. */
  keptFiles?: string
  /** SQL over its own tables for the moment when a backup was brought back, in the same transaction. */
  afterRestore?: string
  /** Called in every process before it works; raises an error when the installation is not fit for it. */
  verify?: (ground: Ground) => Promise<void>
  /** Called once when a web node opens, before it answers; returns how to let go. */
  open?: (ground: Ground) => Promise<() => Promise<void>>
}

export function defineModule(module: Module): Module {
  return module
}
