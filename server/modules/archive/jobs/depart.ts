/** Somebody whose days to think again are over leaves for good: step by step, each of which changes nothing when done twice. */
import type { Context } from '../../../kernel/context.ts'
import { enter, type Ground } from '../../../kernel/ground.ts'
import { longJob } from '../../../kernel/jobs.ts'
import type { TenantId } from '../../../kernel/people.ts'
import { leaveForGood } from '../../community/index.ts'
import { forgetCustomer } from '../../customers/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import {
  closeAccess,
  endSessions,
  erasedName,
  forgetPerson,
  holdPerson,
  readLeaving,
  tenantOf,
} from '../../identity/index.ts'
import { forgetInChats, showInChatsAgain } from '../../messaging/index.ts'
import { forgetListener } from '../../notices/index.ts'
import type { DepartureId } from '../contract.ts'
import { forgetOwnExports } from '../operations/forget-own-exports.ts'
import { db, type DepartureRow } from '../tables.ts'

const system = { kind: 'system', name: 'depart' } as const

export const depart = longJob<{ departureId: DepartureId }>(
  'archive.depart',
  async (ground, tenantId, { departureId }) => {
    const within = <T>(work: (ctx: Context) => Promise<T>) => enter(ground, tenantId, system, work)
    const going = await within((ctx) => begin(ctx, departureId))
    if (!going) return
    await go(ground, tenantId, going)
    await within((ctx) => note(ctx, departureId, { finished_at: ctx.now }))
  },
)

type Going = Pick<DepartureRow, 'person_id' | 'recall_messages'>

/**
 * The point of no return: whoever came in since asking has taken it back; nobody comes in while this is decided. Null
 * when there is nothing to do any more.
 */
async function begin(ctx: Context, id: DepartureId): Promise<Going | null> {
  const row = await db(ctx)
    .selectFrom('archive.departures')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.taken_back_at || row.finished_at || row.due_at > ctx.now) return null
  if (row.begun_at) return row
  await holdPerson(ctx, row.person_id)
  const leaving = await readLeaving(ctx, row.person_id)
  if (leaving?.signedInAt && leaving.signedInAt > row.requested_at) {
    await note(ctx, id, { taken_back_at: leaving.signedInAt })
    return null
  }
  // Became the last owner meanwhile: the tenant would be nobody's. It waits until somebody else holds the seat too.
  if (!leaving || leaving.lastOwner) return null
  await closeAccess(ctx, row.person_id)
  await note(ctx, id, { begun_at: ctx.now })
  return row
}

async function go(ground: Ground, tenantId: TenantId, { person_id: personId, recall_messages }: Going): Promise<void> {
  const within = <T>(work: (ctx: Context) => Promise<T>) => enter(ground, tenantId, system, work)
  await within((ctx) => leaveForGood(ctx, personId))
  await within((ctx) => forgetOwnExports(ctx, personId))
  await within((ctx) => forgetCustomer(ctx, personId))
  await within((ctx) => forgetListener(ctx, personId))
  // The card goes after the chats, which are searched for the name that stands on it.
  const names = await within((ctx) => readNames(ctx, personId))
  await forgetInChats(ground, tenantId, { personId, ...names, recall: recall_messages })
  await within((ctx) => forgetPerson(ctx, personId))
  await showInChatsAgain(ground, tenantId, personId)
  await within((ctx) => endSessions(ctx, personId))
}

async function readNames(ctx: Context, personId: PersonId): Promise<{ before: string; after: string }> {
  const before = (await readLeaving(ctx, personId))?.name ?? ''
  return { before, after: erasedName((await tenantOf(ctx)).locale) }
}

async function note(
  ctx: Context,
  id: DepartureId,
  change: Partial<Pick<DepartureRow, 'taken_back_at' | 'begun_at' | 'finished_at'>>,
): Promise<void> {
  await db(ctx)
    .updateTable('archive.departures')
    .set(change)
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .execute()
}
