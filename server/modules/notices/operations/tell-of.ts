/** Deciding whom a group's news calls: written down first, sent by a job of its own. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import type { GroupId } from '../../community/contract.ts'
import type { PersonId } from '../../identity/contract.ts'
import { tenantOf } from '../../identity/index.ts'
import { listRemarks, type Remark } from '../../messaging/index.ts'
import type { PushId } from '../contract.ts'
import { listConcerned, type Concern } from '../queries/list-concerned.ts'
import { meansMe, whenToTell, worthTelling } from '../rules/worth-telling.ts'
import { db } from '../tables.ts'

export type Concerned = { groupId: GroupId; personIds: readonly PersonId[] }
/** Somebody to be thought of again at a moment. */
export type Later = { groupId: GroupId; personId: PersonId; at: Date }

/** Of a long absence the latest is told. */
const newest = 100

type Call = { personId: PersonId; remark: Remark; upTo: number }

/** Calls those whom it is time to call, and answers who rests or was called a moment ago. */
export async function tellOf(
  ctx: Context,
  { groupId, personIds }: Concerned,
): Promise<{ made: PushId[]; later: Later[] }> {
  const concerns = await listConcerned(ctx, groupId, personIds)
  if (concerns.length === 0) return { made: [], later: [] }
  const after = Math.min(...concerns.map(({ known }) => known))
  const remarks = await listRemarks(ctx, groupId, { after, limit: newest })
  const { zone } = await tenantOf(ctx)
  const calls: Call[] = []
  const later: Later[] = []
  for (const concern of concerns) {
    const told = toldOf(ctx, concern, remarks, zone)
    if (told instanceof Date) later.push({ groupId, personId: concern.personId, at: told })
    else if (told) calls.push(told)
  }
  return { made: await writeDown(ctx, groupId, calls), later }
}

/** The call to make now, or when to ask again, or null when there is nothing to tell. */
function toldOf(ctx: Context, concern: Concern, remarks: readonly Remark[], zone: string): Call | Date | null {
  const { personId, wishes, known, toldAt } = concern
  const fresh = remarks.filter(({ number }) => number > known)
  const worth = worthTelling(fresh, personId, wishes.about)
  const remark = worth.at(-1)
  if (!remark) return null
  const isPersonal = worth.some((one) => meansMe(one, personId))
  const at = whenToTell({ now: ctx.now, toldAt, wishes, zone, isPersonal })
  return at > ctx.now ? at : { personId, remark, upTo: fresh.at(-1)?.number ?? remark.number }
}

/** One row each, and how far they were told; a message that has called somebody before calls nobody again. */
async function writeDown(ctx: Context, groupId: GroupId, calls: readonly Call[]): Promise<PushId[]> {
  if (calls.length === 0) return []
  const rows = calls.map(({ personId, remark, upTo }) => ({
    id: newId('psh'),
    person_id: personId,
    message_id: remark.id,
    number: upTo,
  }))
  const made = await sql<{ id: PushId }>`
    with x as (select * from json_to_recordset(${JSON.stringify(rows)}::json)
      as x (id text, person_id text, message_id text, number bigint)),
    told as (insert into notices.told (tenant_id, group_id, person_id, number, at)
      select ${ctx.tenantId}, ${groupId}, person_id, number, ${ctx.now}::timestamptz from x order by person_id
      on conflict (tenant_id, group_id, person_id)
      do update set number = greatest(told.number, excluded.number), at = excluded.at)
    insert into notices.pushes (tenant_id, id, person_id, group_id, message_id, number, made_at)
      select ${ctx.tenantId}, id, person_id, ${groupId}, message_id, number, ${ctx.now}::timestamptz from x order by person_id
      on conflict (tenant_id, person_id, message_id) do nothing
      returning id`.execute(db(ctx))
  return made.rows.map(({ id }) => id)
}
