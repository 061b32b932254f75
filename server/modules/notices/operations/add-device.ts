import { newId } from '../../../kernel/ids.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import { actorId, ownSession } from '../../identity/index.ts'
import type { addDeviceEndpoint, DeviceId } from '../contract.ts'
import { db } from '../tables.ts'

/** Where a push goes, and the keys by which only that browser can read it. */
export type Subscription = { endpoint: string; keys: { p256dh: string; auth: string } }

/**
 * I want to be told on the device I ask from. A session has one device, an address belongs to whoever asked last: a
 * browser in which somebody else signed in does not tell them of my messages.
 */
export async function addDevice(
  ctx: Context,
  { address, p256dh, auth, language }: RequestOf<typeof addDeviceEndpoint>,
): Promise<{ id: DeviceId }> {
  const subscription: Subscription = { endpoint: address, keys: { p256dh, auth } }
  const print = ctx.seal.fingerprint('push address', address)
  const session = ownSession(ctx)
  await db(ctx)
    .deleteFrom('notices.devices')
    .where('tenant_id', '=', ctx.tenantId)
    .where(({ eb, or }) => or([eb('session_id', '=', session), eb('address_print', '=', print)]))
    .execute()
  const id = newId('dvc')
  await db(ctx)
    .insertInto('notices.devices')
    .values({
      tenant_id: ctx.tenantId,
      id,
      person_id: actorId(ctx),
      session_id: session,
      address_print: print,
      sealed: ctx.seal.seal(JSON.stringify(subscription)),
      language,
      name: ctx.device,
      added_at: ctx.now,
      reached_at: null,
    })
    .execute()
  return { id }
}
