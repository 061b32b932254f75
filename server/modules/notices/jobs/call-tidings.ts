/** Calling people to what they were told outside of chats. */
import type { Context } from '../../../kernel/context.ts'
import { enter, type Ground } from '../../../kernel/ground.ts'
import { askForJob, longJob } from '../../../kernel/jobs.ts'
import type { TenantId } from '../../../kernel/people.ts'
import type { TidingId } from '../contract.ts'
import { noteTidingCall, takeOutTiding } from '../operations/take-out-tiding.ts'
import { post } from '../push/post.ts'

const actor = { kind: 'system', name: 'deliver_notices' } as const

/** Sends calls, each asked about again just before it leaves; in quiet hours it waits for their end. */
export const callTidings = longJob<{ tidingIds: TidingId[] }>(
  'notices.call_tidings',
  async (ground, tenantId, { tidingIds }, signal) => {
    for (const id of tidingIds) if (!signal.aborted) await callOne(ground, tenantId, id)
  },
)

async function callOne(ground: Ground, tenantId: TenantId, id: TidingId): Promise<void> {
  const parcels = await enter(ground, tenantId, actor, async (ctx) => {
    const { parcels, later } = await takeOutTiding(ctx, id)
    if (later) await askAgain(ctx, id, later)
    return parcels
  })
  if (parcels.length === 0) return
  const outcomes = await Promise.all(parcels.map((parcel) => post(ground, parcel)))
  await enter(ground, tenantId, actor, (ctx) => noteTidingCall(ctx, id, outcomes))
}

async function askAgain(ctx: Context, id: TidingId, at: Date): Promise<void> {
  // The queue runs by the real clock.
  const runAt = new Date(Date.now() + at.getTime() - ctx.now.getTime())
  await askForJob(ctx, callTidings, { tidingIds: [id] }, { runAt, key: `tiding ${ctx.tenantId} ${id}` })
}
