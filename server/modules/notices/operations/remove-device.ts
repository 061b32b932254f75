import { NotFound } from '../../../kernel/contract.ts'
import type { Context } from '../../../kernel/context.ts'
import { actorId } from '../../identity/index.ts'
import type { DeviceId } from '../contract.ts'
import { db } from '../tables.ts'

/** I am not told on this device any more. Raises `kernel.not_found` for somebody else's. */
export async function removeDevice(ctx: Context, { deviceId }: { deviceId: DeviceId }): Promise<void> {
  const { numDeletedRows } = await db(ctx)
    .deleteFrom('notices.devices')
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', deviceId)
    .where('person_id', '=', actorId(ctx))
    .executeTakeFirstOrThrow()
  if (numDeletedRows === 0n) throw NotFound()
}
