/** How much somebody may decide in a group. */
import { type MemberRole, OwnerStays, RoleTooHigh } from '../contract.ts'

/** 3 operators · 2 the owner · 1 assistants · 0 everybody else, whatever their title. */
export type Authority = 0 | 1 | 2 | 3

export function authorityOf(role: MemberRole | null): Authority {
  if (role === 'owner') return 2
  return role === 'assistant' ? 1 : 0
}

/** One manages only those below oneself; equals leave each other alone. Raises `community.role_too_high`. */
export function requireAbove(mine: Authority, role: MemberRole): void {
  if (mine <= authorityOf(role)) throw RoleTooHigh()
}

/** As `requireAbove`, for ending a seat: an owner is never put out, by nobody. Raises `community.owner_stays`. */
export function requireMayRemove(mine: Authority, role: MemberRole): void {
  if (role === 'owner') throw OwnerStays()
  requireAbove(mine, role)
}
