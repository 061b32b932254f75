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

/** `ownerId` sits in the owner's seat, everybody else is a member. */
export function deskIn(ctx: Context, ownerId: PersonId): Asks {
  const all = modules.flatMap(({ routes = [] }) => routes)
  const routes = new Map(all.flatMap((one) => ('does' in one ? [[one.endpoint.name, one] as const] : [])))
  // Some things one does oneself, not by a key.
  const sessionId = newId('ses') as SessionId
  return async (who, at, endpoint, input) => {
    const staffRole = who === ownerId ? 'owner' : null
    const actor = { kind: 'person', personId: who, sessionId, staffRole, scopes: null } as const
    const acting: Context = { ...ctx, now: at, actor }
    const route = routes.get(endpoint.name)
    if (!route) throw new Error(`nobody may ask ${endpoint.name} inside a tenant`)
    const asked = endpoint.input.parse(input)
    await route.who(acting, asked)
    return endpoint.output.parse((await route.does(acting, asked)) ?? {})
  }
}
