import type { Context } from '../../../kernel/context.ts'
import type { GroupRow } from '../tables.ts'
import { type Newcomer, takeSeat } from './take-seat.ts'
import { waitInLine } from './wait-in-line.ts'

export type Place = { outcome: 'joined'; place: null } | { outcome: 'waiting'; place: number }

/** A seat for somebody who may come in, or a place in line when the group is full. The caller holds the group. */
export async function takePlace(ctx: Context, group: GroupRow, newcomer: Newcomer): Promise<Place> {
  if (await takeSeat(ctx, group, newcomer)) return { outcome: 'joined', place: null }
  return { outcome: 'waiting', place: await waitInLine(ctx, group, newcomer) }
}
