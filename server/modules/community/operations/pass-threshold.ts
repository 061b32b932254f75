import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import type { PersonId } from '../../../kernel/people.ts'
import { InvitationNeeded, InvitationUsed } from '../contract.ts'
import { hasPaid } from '../fees.ts'
import type { Door } from '../queries/access-door.ts'
import type { Whereabouts } from '../queries/read-whereabouts.ts'
import { requireAnswers } from '../rules/answers.ts'
import { db, type GroupRow, type InvitationRow } from '../tables.ts'
import { settleRequest } from './decide-join-request.ts'
import { markPaid } from './paid-seats.ts'
import { type Place, takePlace } from './take-place.ts'

type Candidate = {
  personId: PersonId
  there: Whereabouts
  invitation: Door['invitation']
  answers?: string[] | undefined
}

/**
 * Lets somebody through the 入群门槛 or notes that they ask. A good invitation opens every threshold; at an open one a bad
 * invitation is no obstacle. Raises `community.invitation_needed`, `invitation_used`, `answers_missing`.
 */
export async function passThreshold(
  ctx: Context,
  group: GroupRow,
  candidate: Candidate,
): Promise<Place | { outcome: 'asked' | 'fee'; place: null }> {
  const { personId, invitation, there } = candidate
  const invitedBy = invitation && (await useInvitation(ctx, invitation))
  if (invitedBy || group.threshold === 'open') {
    if (there.openRequest) await settleRequest(ctx, there.openRequest, 'approved', invitedBy)
    return takePlace(ctx, group, { personId, invitedBy })
  }
  if (invitation) throw InvitationUsed()
  if (group.threshold === 'invitation') throw InvitationNeeded()
  if (group.threshold === 'fee') return passFee(ctx, group, personId)
  await ask(ctx, group, candidate)
  return { outcome: 'asked', place: null }
}

/** Who has a membership comes in; who has none may pay for one now. */
async function passFee(
  ctx: Context,
  group: GroupRow,
  personId: PersonId,
): Promise<Place | { outcome: 'fee'; place: null }> {
  if (!(await hasPaid(ctx, group.community_id, personId))) return { outcome: 'fee', place: null }
  const place = await takePlace(ctx, group, { personId })
  if (place.outcome === 'joined') await markPaid(ctx, group, personId)
  return place
}

/** Takes one use of an invitation; answers who invited, or null when it is used up, expired or unknown. */
async function useInvitation(ctx: Context, invitation: InvitationRow | 'unknown'): Promise<PersonId | null> {
  if (invitation === 'unknown') return null
  const used = await db(ctx)
    .updateTable('community.invitations')
    .set((row) => ({ used: row('used', '+', 1) }))
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', invitation.id)
    .whereRef('used', '<', 'uses')
    .where('expires_at', '>', ctx.now)
    .returning('created_by')
    .executeTakeFirst()
  return used?.created_by ?? null
}

async function ask(ctx: Context, group: GroupRow, { personId, answers }: Candidate): Promise<void> {
  await db(ctx)
    .insertInto('community.join_requests')
    .values({
      tenant_id: ctx.tenantId,
      id: newId('jrq'),
      group_id: group.id,
      person_id: personId,
      questions: group.questions,
      answers: requireAnswers(group.questions, answers),
      asked_at: ctx.now,
      decided_at: null,
      decided_by: null,
      decision: null,
      reason: null,
    })
    .execute()
}
