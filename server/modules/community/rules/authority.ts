/** How much somebody may decide in a group. */
import type { MemberRole } from '../contract.ts'

/** 3 operators · 2 the owner · 1 assistants · 0 everybody else, whatever their title. */
export type Authority = 0 | 1 | 2 | 3

export function authorityOf(role: MemberRole | null): Authority {
  if (role === 'owner') return 2
  return role === 'assistant' ? 1 : 0
}

/** One manages only those below oneself; equals leave each other alone. */
export const isAbove = (mine: Authority, theirs: Authority): boolean => mine > theirs
