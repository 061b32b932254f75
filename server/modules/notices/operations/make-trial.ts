import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../identity/contract.ts'
import { countBadge } from '../../messaging/index.ts'
import { listListeners } from '../queries/list-listeners.ts'
import type { Subscription } from './add-device.ts'
import { keyOf } from './keep-key.ts'
import type { Parcel } from './take-out.ts'

/** A trial for each device of a person. */
export async function makeTrial(ctx: Context, personId: PersonId): Promise<Parcel[]> {
  const devices = (await listListeners(ctx, [personId])).get(personId)?.devices ?? []
  const { unread: badge } = await countBadge(ctx, personId)
  const key = await keyOf(ctx)
  return devices.map(({ id, sealed, language }) => ({
    device: id,
    to: JSON.parse(ctx.seal.open(sealed)) as Subscription,
    pushed: { t: 'trial', badge, language },
    topic: 'trial',
    isUrgent: true,
    key,
  }))
}
