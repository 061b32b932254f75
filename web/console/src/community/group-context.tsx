/** The group whose page is open. */
import { createContext, use } from 'react'
import type { Group } from './shapes.ts'

export const GroupContext = createContext<Group | null>(null)

export function useGroup(): Group {
  const group = use(GroupContext)
  if (!group) throw new Error('useGroup outside of a group page')
  return group
}
