import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { DeviceId, PushId } from '../contract.ts'
import { db } from '../tables.ts'

/** What became of one push to one device. `gone`: it will never be reached again; `later`: perhaps in a while. */
export type Outcome = { device: DeviceId; became: 'reached' | 'gone' | 'later' }

/** After so many tries a call is too old to be worth another. */
export const mostTries = 5

/** Remembers which devices a call has reached and forgets those that are gone; what is left is tried again soon. */
export async function noteDelivery(ctx: Context, pushId: PushId, outcomes: readonly Outcome[]): Promise<void> {
  await noteDevices(ctx, outcomes)
  const reached = devicesThat('reached', outcomes)
  const isDone = devicesThat('later', outcomes).length === 0
  await sql`update notices.pushes set reached = reached || ${reached}::text[], taken_at = null,
      settled_at = case when ${isDone} or tries >= ${mostTries} then ${ctx.now}::timestamptz end
    where tenant_id = ${ctx.tenantId} and id = ${pushId}`.execute(db(ctx))
}

/** The push service knows best which devices still exist. */
export async function noteDevices(ctx: Context, outcomes: readonly Outcome[]): Promise<void> {
  const [reached, gone] = [devicesThat('reached', outcomes), devicesThat('gone', outcomes)]
  await sql`update notices.devices set reached_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and id = any(${reached})`.execute(db(ctx))
  await sql`delete from notices.devices where tenant_id = ${ctx.tenantId} and id = any(${gone})`.execute(db(ctx))
}

/** Of the devices that were called those whose call became so. */
export const devicesThat = (became: Outcome['became'], outcomes: readonly Outcome[]): DeviceId[] =>
  outcomes.filter((one) => one.became === became).map(({ device }) => device)
