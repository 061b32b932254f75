/** Which groups of a long list are chosen: some by name, or all that match save a few. */
import type { GroupCard } from '../insight/shapes.ts'

export type GroupsChosen = {
  /** All that match; `named` are then those that are not meant. */
  all: boolean
  named: ReadonlyMap<string, GroupCard>
}

export const noneChosen: GroupsChosen = { all: false, named: new Map() }
export const allChosen: GroupsChosen = { all: true, named: new Map() }

export const isChosen = ({ all, named }: GroupsChosen, groupId: string): boolean => all !== named.has(groupId)

export function countChosen({ all, named }: GroupsChosen, total: number): number {
  return all ? Math.max(0, total - named.size) : named.size
}

export function toggled({ all, named }: GroupsChosen, card: GroupCard): GroupsChosen {
  const next = new Map(named)
  if (!next.delete(card.groupId)) next.set(card.groupId, card)
  return { all, named: next }
}

/** The cards of those chosen, as far as they were read. */
export function cardsChosen(chosen: GroupsChosen, rows: readonly GroupCard[]): GroupCard[] {
  return chosen.all ? rows.filter(({ groupId }) => isChosen(chosen, groupId)) : [...chosen.named.values()]
}
