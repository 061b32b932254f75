import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { listStandings } from '../../community/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import { listUnread } from '../../messaging/index.ts'
import { db } from '../tables.ts'

/** Whether anybody of the tenant has a device at all. */
export async function isAnybodyListening(ctx: Context): Promise<boolean> {
  const { rows } = await sql`select from notices.devices where tenant_id = ${ctx.tenantId} limit 1`.execute(db(ctx))
  return rows.length > 0
}

const page = 1000

/** Members of a group with a device who have not read everything there and may be disturbed by it; page by page. */
export async function* listCandidates(ctx: Context, groupId: GroupId): AsyncGenerator<PersonId[]> {
  for (let after = ''; ; ) {
    const { rows } = await sql<{ id: PersonId }>`select distinct person_id as id from notices.devices
      where tenant_id = ${ctx.tenantId} and person_id > ${after} order by 1 limit ${page}`.execute(db(ctx))
    const ids = rows.map(({ id }) => id)
    if (ids.length > 0) yield await narrow(ctx, groupId, ids)
    if (ids.length < page) return
    after = ids.at(-1) as PersonId
  }
}

async function narrow(ctx: Context, groupId: GroupId, ids: PersonId[]): Promise<PersonId[]> {
  const standings = await listStandings(
    ctx,
    ids.map((personId) => ({ groupId, personId })),
  )
  const members = ids.filter((id) => standings.has(`${groupId} ${id}`))
  const unread = await listUnread(ctx, groupId, members)
  return members.filter((id) => {
    const theirs = unread.get(id)
    return theirs !== undefined && theirs.unread > 0 && !theirs.quiet
  })
}
