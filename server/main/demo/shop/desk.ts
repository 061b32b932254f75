/** The sample's people ask for things as anybody does: by endpoint, at their moment, past the same guards. */
import type { z } from 'zod'
import type { Context } from '../../../kernel/context.ts'
import type { Endpoint } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import type { PersonId, SessionId } from '../../../kernel/people.ts'
import { modules } from '../../modules.ts'

export type Asks = <I extends z.ZodType, O extends z.ZodType>(
  who: PersonId,
  at: Date,
  endpoint: Endpoint<I, O>,
  input: z.input<I>,
) => Promise<z.output<O>>

type Does = {
  who: ((ctx: Context, input: never) => void | Promise<void>) | null
  does: (ctx: Context, input: never) => Promise<unknown>
}

/** `ownerId` sits in the owner's seat, everybody else is a member. */
export function deskIn(ctx: Context, ownerId: PersonId): Asks {
  const routes = new Map(modules.flatMap(({ routes: all }) => all ?? []).map((one) => [one.endpoint.name, one]))
  // Some things one does oneself, not by a key.
  const sessionId = newId('ses') as SessionId
  return async (who, at, endpoint, input) => {
    const staffRole = who === ownerId ? 'owner' : null
    const actor = { kind: 'person', personId: who, sessionId, staffRole, scopes: null } as const
    const acting: Context = { ...ctx, now: at, actor }
    const { who: guard, does } = routes.get(endpoint.name) as unknown as Does
    const asked = endpoint.input.parse(input) as never
    await guard?.(acting, asked)
    return endpoint.output.parse((await does(acting, asked)) ?? {}) as never
  }
}
