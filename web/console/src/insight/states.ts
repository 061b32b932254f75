/** How the states and stages of a group look: words elsewhere, colours here. */
import type { GroupState } from './shapes.ts'
import type { Colour } from '../../../ui/charts/colours.ts'

export const states: readonly GroupState[] = ['love', 'doubt', 'breakup', 'dead']

export const stateColour: Record<GroupState, Colour> = { love: 'brand', doubt: 'amber', breakup: 'red', dead: 'grey' }
export const stateTag: Record<GroupState, string> = {
  love: 'tag-brand',
  doubt: 'tag-amber',
  breakup: 'tag-red',
  dead: '',
}

/** What needs a person first: breaking up before doubting before the dead, who no longer hurry. */
export const stateNeed: Record<GroupState, number> = { breakup: 3, doubt: 2, dead: 1, love: 0 }
