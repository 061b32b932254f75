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
type Pace = { perMinute: number }

/** What is known once an operation's transaction has committed, for finishing its answer. */
export type Afterwards<I, O> = {
  ground: Ground
  tenantId: TenantId
  input: I
  answer: O
  /** Where the caller is, as far as the network tells. */
  address: string
  origin: string
}

/**
 * A route as the edge knows it. Its parts are methods, so that each route may name its own input: what reaches them was
 * read by the contract.
 */
export type Route = {
  endpoint: Endpoint
  who(ctx: Context, input: unknown): void | Promise<void>
  does(ctx: Context, input: unknown, received?: unknown): Promise<unknown>
  /** What is done with an upload before the transaction begins: look into it, put it where it stays. */
  receives?(ground: Ground, tenantId: TenantId, upload: Upload): Promise<unknown>
  /** The largest upload, in bytes, where it is less than the installation's. */
  receivesBytes?: number
  pace?: Pace
  /** Finds all by key and is asked all the time: its statements are planned once, for tables of any size. */
  steady?: true
  /** The request or the answer holds a secret: neither is kept for an Idempotency-Key. */
  secret?: true
  /** For callers without a session: the tenant their input points at. */
  tenantOf?(door: Doorstep, input: unknown): Promise<TenantId>
  /** Asks the outside world once the transaction has committed, and finishes the answer; a repeated request asks again. */
  afterwards?(known: Afterwards<unknown, unknown>): Promise<unknown>
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
  atDoor(door: Doorstep, input: unknown): Promise<unknown>
  pace?: Pace
}

/** What another house's server sends, byte by byte as it came: signatures are made over bytes. */
export type Letter = { headers: Readonly<Record<string, string>>; body: Buffer }
export type Reply = { status: number; type: string; body: string }
export type LetterRoute = {
  endpoint: Endpoint
  /** Whoever writes proves by the letter who they are. */
  hears(door: Doorstep, input: unknown, letter: Letter): Promise<Reply>
  pace?: Pace
}
export type AnyRoute = Route | DoorRoute | LetterRoute

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
    afterwards?(known: Afterwards<z.output<I>, z.input<O>>): Promise<z.input<O>>
  },
): Route {
  return { endpoint, ...words }
}

/** A route that is entered without a tenant. */
export function doorRoute<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  words: { atDoor: (door: Doorstep, input: z.output<I>) => Promise<z.input<O> | void>; pace?: Pace },
): DoorRoute {
  return { endpoint, ...words }
}

/** A route that servers of other houses write to. */
export function letterRoute<I extends z.ZodType>(
  endpoint: Endpoint<I>,
  words: { hears: (door: Doorstep, input: z.output<I>, letter: Letter) => Promise<Reply>; pace?: Pace },
): LetterRoute {
  return { endpoint, ...words }
}

/** Anyone, signed in or not. */
export const anyone: Guard<unknown> = () => {}
