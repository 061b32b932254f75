import { DateTime } from 'luxon'
import type { Context } from '../../../kernel/context.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import { accessGroup, accessSeat, actorIdOrNull, readFooting } from '../access.ts'
import { type changeMemberEndpoint, type Member, OwnerStays } from '../contract.ts'
import { readMember } from '../queries/list-members.ts'
import { type Authority, requireAbove } from '../rules/authority.ts'
import { db, type SeatRow } from '../tables.ts'
import { handOver } from './hand-over.ts'

type Wish = RequestOf<typeof changeMemberEndpoint>

/**
 * Changes role, title or mute of somebody below the actor; `owner` hands the group over. Raises
 * `community.role_too_high`, `community.owner_stays` when the owner would be left without the group.
 */
export async function changeMember(ctx: Context, { groupId, personId, ...wish }: Wish): Promise<Member> {
  const group = await accessGroup(ctx, groupId, 'toChange')
  // Asked again under the lock: whoever was the owner a moment ago may have handed over meanwhile.
  const { authority } = await readFooting(ctx, groupId)
  const seat = await accessSeat(ctx, groupId, personId)
  if (wish.role === 'owner') await handOver(ctx, group, seat, authority)
  else requireMayChange(ctx, authority, seat, wish)

  const changes = changesOf(ctx, wish)
  if (Object.keys(changes).length > 0) await writeSeat(ctx, seat, changes)
  return readMember(ctx, group, personId)
}

type Changes = Omit<Wish, 'groupId' | 'personId'>

function requireMayChange(ctx: Context, authority: Authority, seat: SeatRow, { role, muteMinutes }: Changes): void {
  const onlyTitle = role === undefined && muteMinutes === undefined
  if (onlyTitle && authority > 0 && seat.person_id === actorIdOrNull(ctx)) return
  if (role && seat.role === 'owner') throw OwnerStays()
  requireAbove(authority, seat.role)
  if (role) requireAbove(authority, role)
}

function changesOf({ now }: Context, { role, title, muteMinutes, reason }: Changes): Partial<SeatRow> {
  const mutedUntil = muteMinutes ? DateTime.fromJSDate(now).plus({ minutes: muteMinutes }).toJSDate() : null
  return {
    ...(role && role !== 'owner' ? { role } : {}),
    ...(title === undefined ? {} : { title }),
    ...(muteMinutes === undefined
      ? {}
      : { muted_until: mutedUntil, mute_reason: mutedUntil && reason ? reason : null }),
  }
}

async function writeSeat(ctx: Context, { group_id, person_id }: SeatRow, changes: Partial<SeatRow>): Promise<void> {
  await db(ctx)
    .updateTable('community.seats')
    .set(changes)
    .where('tenant_id', '=', ctx.tenantId)
    .where('group_id', '=', group_id)
    .where('person_id', '=', person_id)
    .execute()
}
