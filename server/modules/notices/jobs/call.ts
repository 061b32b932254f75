/** Calling people: who is called is decided and written down, then each call is sent and settled. */
import { enter, type Ground } from '../../../kernel/ground.ts'
import { askForJob, job, longJob } from '../../../kernel/jobs.ts'
import type { Context } from '../../../kernel/context.ts'
import type { TenantId } from '../../../kernel/people.ts'
import type { PushId } from '../contract.ts'
import { noteDelivery } from '../operations/note-delivery.ts'
import { takeOut } from '../operations/take-out.ts'
import { type Concerned, type Later, tellOf } from '../operations/tell-of.ts'
import { post } from '../push/post.ts'

const actor = { kind: 'system', name: 'deliver_notices' } as const
/** Push services are far away; so many calls are under way side by side. */
const abreast = 8

/** Decides who of these people is called now, who later, and who not at all. */
export const tell = job<Concerned>('notices.tell', async (ctx, concerned) => {
  const { made, later } = await tellOf(ctx, concerned)
  if (made.length > 0) await askForJob(ctx, deliver, { pushIds: made })
  for (const one of later) await askAgain(ctx, one)
})

/** Sends calls. Each is asked about again just before it leaves, and settled as soon as it has. */
export const deliver = longJob<{ pushIds: PushId[] }>(
  'notices.deliver',
  async (ground, tenantId, { pushIds }, signal) => {
    const waiting = [...pushIds]
    const work = async () => {
      for (let id = waiting.shift(); id && !signal.aborted; id = waiting.shift()) await deliverOne(ground, tenantId, id)
    }
    await Promise.all(Array.from({ length: abreast }, work))
  },
)

async function deliverOne(ground: Ground, tenantId: TenantId, pushId: PushId): Promise<void> {
  const parcels = await enter(ground, tenantId, actor, async (ctx) => {
    const { parcels, later } = await takeOut(ctx, pushId)
    if (later) await askAgain(ctx, later)
    return parcels
  })
  if (parcels.length === 0) return
  const outcomes = await Promise.all(parcels.map((parcel) => post(ground, parcel)))
  await enter(ground, tenantId, actor, (ctx) => noteDelivery(ctx, pushId, outcomes))
}

async function askAgain(ctx: Context, { groupId, personId, at }: Later): Promise<void> {
  // The queue runs by the real clock.
  const runAt = new Date(Date.now() + at.getTime() - ctx.now.getTime())
  // Under a key with its hour, so that a call which may pass at once is not held by one that waits for the morning.
  const key = `notice ${ctx.tenantId} ${groupId} ${personId} ${at.toISOString().slice(0, 13)}`
  await askForJob(ctx, tell, { groupId, personIds: [personId] }, { runAt, key })
}
