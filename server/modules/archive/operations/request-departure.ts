import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { listOwnedGroups } from '../../community/index.ts'
import { actorId, endSessions, readLeaving } from '../../identity/index.ts'
import { HandOverFirst, LastOwnerStays, NotConfirmed, type requestDepartureEndpoint } from '../contract.ts'
import { coolingDays } from '../rules/terms.ts'
import { db } from '../tables.ts'

type Asked = AnswerOf<typeof requestDepartureEndpoint>

/**
 * Asks for one's account to be deleted after the cooling-off days, and signs out everywhere: signing in again takes it
 * back. Raises `archive.not_confirmed`, `archive.hand_over_first`, `archive.last_owner_stays`.
 */
export async function requestDeparture(
  ctx: Context,
  { confirm, recallMessages }: RequestOf<typeof requestDepartureEndpoint>,
): Promise<Asked> {
  const me = actorId(ctx)
  const leaving = await readLeaving(ctx, me)
  if (confirm !== leaving?.name.trim()) throw NotConfirmed()
  if (leaving.lastOwner) throw LastOwnerStays()
  const owned = await listOwnedGroups(ctx, me)
  if (owned.length > 0) throw HandOverFirst({ groups: owned.map(({ name }) => name).join('、') })
  const dueAt = new Date(ctx.now.getTime() + coolingDays * 86_400_000)
  await db(ctx)
    .insertInto('archive.departures')
    .values({
      tenant_id: ctx.tenantId,
      id: newId('dep'),
      person_id: me,
      recall_messages: recallMessages,
      requested_at: ctx.now,
      due_at: dueAt,
      taken_back_at: null,
      begun_at: null,
      finished_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'person_id'])
        .where('taken_back_at', 'is', null)
        .where('finished_at', 'is', null)
        // Asked, come in again, asked again: the days are counted from the last time.
        .doUpdateSet({ recall_messages: recallMessages, requested_at: ctx.now, due_at: dueAt }),
    )
    .execute()
  await endSessions(ctx, me)
  ctx.outgoing.session = null
  return { dueAt: dueAt.toISOString() }
}
