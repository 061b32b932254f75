/** Who may: guards for the routes of every module. */
import type { Context } from '../../kernel/context.ts'
import { NotAllowed, NotSignedIn } from '../../kernel/contract.ts'
import type { Guard } from '../../kernel/route.ts'
import type { PersonId, SessionId, StaffRole } from './contract.ts'

/** The person who acts. Raises `kernel.not_signed_in`. */
export function actorId(ctx: Context): PersonId {
  return personActing(ctx).personId
}

function personActing({ actor }: Context) {
  if (actor.kind !== 'person') throw NotSignedIn()
  return actor
}

/** Anybody with a session or a key of this tenant. */
export const signedIn: Guard<unknown> = (ctx) => void personActing(ctx)

const seated =
  (...roles: readonly StaffRole[]): Guard<unknown> =>
  (ctx) => {
    const { staffRole } = personActing(ctx)
    if (!staffRole || !roles.includes(staffRole)) throw NotAllowed()
  }

/** Anybody with an operator seat. */
export const staff = seated('owner', 'admin', 'staff')
/** Admins and owners. */
export const operator = seated('owner', 'admin')
/** Owners only. */
export const owner = seated('owner')

/** The session in which the person acts. Raises `kernel.not_allowed` for an API key, which is nobody at a browser. */
export function ownSession(ctx: Context): SessionId {
  const { sessionId } = personActing(ctx)
  if (!sessionId) throw NotAllowed()
  return sessionId
}

/** At a browser, not by an API key: a leaked key must not be able to make itself at home. */
export const inPerson =
  (guard: Guard<unknown>): Guard<unknown> =>
  async (ctx, input) => {
    await guard(ctx, input)
    ownSession(ctx)
  }
