import type { Context } from '../../../../kernel/context.ts'
import { NotAllowed } from '../../../../kernel/contract.ts'
import { EntryClosed, ReasonMissing } from '../../contract.ts'
import { organises, type RelayActivity } from '../../queries/relays/access-relay.ts'
import { activityStateOf } from '../../rules/activity-state.ts'
import type { EntryRow } from '../../tables.ts'

/** RL-2: an author until the cut-off; the organiser always, with a reason for what is not their own or comes after it. */
export function requireMayChange(ctx: Context, relay: RelayActivity, entry: EntryRow, why: string): void {
  const mine = ctx.actor.kind === 'person' && ctx.actor.personId === entry.person_id
  const open = activityStateOf(relay, ctx.now) !== 'ended'
  const leads = organises(ctx, relay)
  if (!mine && !leads) throw NotAllowed()
  if (entry.state === 'cancelled') throw EntryClosed()
  if (mine && open) return
  if (!leads) throw EntryClosed()
  if (why === '') throw ReasonMissing()
}
