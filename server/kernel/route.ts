/** Endpoint → who may → what it does: the line a module writes for each of its endpoints. */
import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Endpoint } from './contract.ts'
import type { Actor, Context, Outgoing } from './context.ts'
import type { Circumstances, Ground } from './ground.ts'
import type { TenantId } from './people.ts'

/** Lets the actor pass or raises a problem. */
export type Guard<I> = (ctx: Context, input: I) => void | Promise<void>

/** A file received whole before any transaction began. */
export type Upload = { path: string; name: string; bytes: number; sha256: string }

/** Bytes as an answer. */
export type Payload = {
  type: string
  /** A function is called after the transaction has ended: stores may be far away. Null means it is gone. */
  body: Buffer | Readable | (() => Promise<Readable | null>)
  fileName?: string
  /** Content that never changes under this address may be kept by the browser. */
  immutable?: boolean
  length?: number
}

/** More or fewer requests a minute than usual from one address, at all nodes together. */
export type Pace = { perMinute: number }

export type Route = {
  endpoint: Endpoint
  who: Guard<never> | null
  does: (ctx: Context, input: never, received?: unknown) => Promise<unknown>
  /** What is done with an upload before the transaction begins: look into it, put it where it stays. */
  receives?: (ground: Ground, tenantId: TenantId, upload: Upload) => Promise<unknown>
  /** The largest upload, in bytes, where it is less than the installation's. */
  receivesBytes?: number
  pace?: Pace
  /** Finds all by key and is asked all the time: its statements are planned once, for tables of any size. */
  steady?: true
  /** The request or the answer holds a secret: neither is kept for an Idempotency-Key. */
  secret?: true
  /** For callers without a session: the tenant their input points at. */
  tenantOf?: (door: Doorstep, input: never) => Promise<TenantId>
}

/** Before any tenant is known: sign-in, set-up. */
export type Doorstep = Circumstances & {
  ground: Ground
  now: Date
  outgoing: Outgoing
  enter: <T>(tenantId: TenantId, actor: Actor, work: (ctx: Context) => Promise<T>) => Promise<T>
  tenantsBehind: (kind: string, key: string) => Promise<TenantId[]>
}
export type DoorRoute = {
  endpoint: Endpoint
  atDoor: (door: Doorstep, input: never) => Promise<unknown>
  pace?: Pace
}

export function route<I extends z.ZodType, O extends z.ZodType, R = Upload>(
  endpoint: Endpoint<I, O>,
  words: {
    who: Guard<z.output<I>>
    does: (ctx: Context, input: z.output<I>, received: R) => Promise<z.input<O> | Payload | void>
    receives?: (ground: Ground, tenantId: TenantId, upload: Upload) => Promise<R>
    receivesBytes?: number
    pace?: Pace
    secret?: true
    steady?: true
    tenantOf?: (door: Doorstep, input: z.output<I>) => Promise<TenantId>
  },
): Route {
  return { endpoint, ...words } as unknown as Route
}

/** A route that is entered without a tenant. */
export function doorRoute<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  words: { atDoor: (door: Doorstep, input: z.output<I>) => Promise<z.input<O> | void>; pace?: Pace },
): DoorRoute {
  return { endpoint, ...words } as unknown as DoorRoute
}

/** Anyone, signed in or not. */
export const anyone: Guard<unknown> = () => {}
