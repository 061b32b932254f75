import type { Context } from '../../../../kernel/context.ts'
import type { RelayActivity } from '../../queries/relays/access-relay.ts'
import type { EntryRow } from '../../tables.ts'
import { tellPeople } from '../tell-people.ts'

/** Whoever waited is told that they are in now, and under which number. */
export async function tellMovedUp(
  ctx: Context,
  relay: RelayActivity,
  { id, no, place, person_id: personId }: EntryRow,
): Promise<void> {
  if (place === null || no === null || personId === null) return
  await tellPeople(ctx, relay, { personId, kind: 'entry_moved_up', facts: { no }, key: `moved up ${id}` })
}
