import { DateTime } from 'luxon'
import type { Context } from '../../../kernel/context.ts'
import { NotSignedIn } from '../../../kernel/contract.ts'
import { countGroupsOf, listOwnedGroups } from '../../community/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import { actorId, type Leaving, readLeaving, tenantOf } from '../../identity/index.ts'
import { countOwn } from '../../messaging/index.ts'
import type { DepartureState } from '../contract.ts'
import { coolingDays, recordDays, toldDays } from '../rules/terms.ts'
import { db, type DepartureRow } from '../tables.ts'

/** What deleting my account would remove and keep, and whether I have asked for it. */
export async function readDeparture(ctx: Context): Promise<DepartureState> {
  const me = actorId(ctx)
  const leaving = await readLeaving(ctx, me)
  if (!leaving) throw NotSignedIn()
  const { messages, looseFiles } = await countOwn(ctx, me)
  return {
    ...standingOf(ctx, await readLast(ctx, me), leaving),
    coolingDays,
    owned: await listOwnedGroups(ctx, me),
    lastOwner: leaving.lastOwner,
    removed: { groups: await countGroupsOf(ctx, me), files: looseFiles },
    kept: { messages, records: leaving.records, recordsUntil: await recordsUntil(ctx, leaving) },
  }
}

function readLast(ctx: Context, me: PersonId): Promise<DepartureRow | undefined> {
  return db(ctx)
    .selectFrom('archive.departures')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('person_id', '=', me)
    .orderBy('requested_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Whoever has come in after asking has taken it back, whether anybody has noted it yet or not. */
function standingOf(ctx: Context, row: DepartureRow | undefined, { signedInAt }: Leaving) {
  if (!row || row.finished_at) return { pending: null, takenBackAt: null }
  const takenBackAt = row.taken_back_at ?? (signedInAt && signedInAt > row.requested_at ? signedInAt : null)
  if (takenBackAt) {
    const isFresh = ctx.now.getTime() - takenBackAt.getTime() < toldDays * 86_400_000
    return { pending: null, takenBackAt: isFresh ? takenBackAt.toISOString() : null }
  }
  return {
    pending: {
      requestedAt: row.requested_at.toISOString(),
      dueAt: row.due_at.toISOString(),
      recallMessages: row.recall_messages,
    },
    takenBackAt: null,
  }
}

async function recordsUntil(ctx: Context, { lastRecordAt }: Leaving): Promise<string> {
  const { zone } = await tenantOf(ctx)
  return DateTime.fromJSDate(lastRecordAt ?? ctx.now, { zone })
    .plus({ days: recordDays })
    .toISODate() as string
}
