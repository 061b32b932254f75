import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { listStandings } from '../../community/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import { listPresent, listUnread } from '../../messaging/index.ts'
import { db, type ToldRow } from '../tables.ts'
import { type Listener, listListeners } from './list-listeners.ts'

/** Somebody whom a group's news may call: `known` is the number up to which they have read or were told. */
export type Concern = Listener & {
  personId: PersonId
  unread: number
  readNumber: number
  known: number
  toldAt: Date | null
}

/**
 * Of these people those whom news of a group may call at this moment: members with a device, who have not read
 * everything, are not looking at the chat, and did not silence it.
 */
export async function listConcerned(
  ctx: Context,
  groupId: GroupId,
  personIds: readonly PersonId[],
): Promise<Concern[]> {
  const listeners = await listListeners(ctx, personIds)
  const ids = [...listeners.keys()]
  const standings = await listStandings(
    ctx,
    ids.map((personId) => ({ groupId, personId })),
  )
  const present = await listPresent(ctx, groupId)
  const unread = await listUnread(ctx, groupId, ids)
  const told = await listTold(ctx, groupId, ids)
  return ids.flatMap((personId): Concern[] => {
    const [listener, theirs, before] = [listeners.get(personId), unread.get(personId), told.get(personId)]
    if (!listener || !theirs || theirs.quiet || theirs.unread === 0) return []
    if (present.has(personId) || !standings.has(`${groupId} ${personId}`)) return []
    const known = Math.max(theirs.readNumber, before?.number ?? 0)
    return [{ ...listener, ...theirs, known, toldAt: before?.at ?? null }]
  })
}

async function listTold(
  ctx: Context,
  groupId: GroupId,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, ToldRow>> {
  const { rows } = await sql<ToldRow>`select * from notices.told
    where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and person_id = any(${personIds})`.execute(db(ctx))
  return new Map(rows.map((row) => [row.person_id, row]))
}
