/** Slow mode: so many seconds between two messages of one member. Asked under the chat's lock, so that two at once are not both first. */
import { sql } from 'kysely'
import type { Problem } from '../../../../kernel/contract.ts'
import type { Context } from '../../../../kernel/context.ts'
import type { MemberRole } from '../../../community/contract.ts'
import type { Standing } from '../../../community/index.ts'
import { SlowMode } from '../../contract.ts'
import { db } from '../../tables.ts'
import type { Utterance } from './utterance.ts'

const leads: readonly MemberRole[] = ['owner', 'assistant']

export async function refuseTheHasty(
  ctx: Context,
  utterances: readonly Utterance[],
  standings: ReadonlyMap<string, Standing>,
  refuse: (one: Utterance, problem: Problem | null) => unknown,
): Promise<void> {
  const spoken = new Set<string>()
  for (const one of utterances) {
    const place = `${one.groupId} ${one.personId}`
    const standing = standings.get(place)
    if (!standing || standing.slowModeSeconds === 0 || leads.includes(standing.role)) continue
    const wait = spoken.has(place) ? standing.slowModeSeconds : await secondsToWait(ctx, one, standing.slowModeSeconds)
    if (wait > 0) refuse(one, SlowMode({ retryAfter: wait }))
    spoken.add(place)
  }
}

async function secondsToWait(ctx: Context, { groupId, personId }: Utterance, seconds: number): Promise<number> {
  const since = new Date(ctx.now.getTime() - seconds * 1000)
  const { rows } = await sql<{ at: Date | null }>`select max(sent_at) as at from messaging.messages
    where tenant_id = ${ctx.tenantId} and person_id = ${personId} and group_id = ${groupId} and at > ${since}
      and number is not null`.execute(db(ctx))
  const last = rows[0]?.at
  return last ? Math.ceil((last.getTime() - since.getTime()) / 1000) : 0
}
