import type { Context } from '../../../kernel/context.ts'
import type { Doorstep } from '../../../kernel/route.ts'
import { AlreadySetUp, LinkInvalid, type Me, type RequestOfSetUp, setUpEndpoint } from '../contract.ts'
import { installation } from '../installation.ts'
import { readMe } from '../queries/read-me.ts'
import { hashOf } from '../secrets.ts'
import { db } from '../tables.ts'
import { closeSetUp } from './close-set-up.ts'
import { foundWithin, prepareFounding } from './found-tenant.ts'
import { startSession } from './start-session.ts'
import { writeAudit } from './write-audit.ts'

/** Founds the first tenant with its owner, who is signed in at once. Of two who try, one finds it done. */
export async function setUp(door: Doorstep, { token, ...words }: RequestOfSetUp): Promise<Me> {
  const { ownerName, address, password } = words
  const founding = { name: words.tenantName, slug: words.slug, owner: { name: ownerName, address, password } }
  await door.enter(installation, { kind: 'visitor' }, (ctx) => requireOffer(ctx, token))
  const prepared = await prepareFounding(door.ground, founding)
  return door.enter(installation, { kind: 'visitor' }, async (ctx) => {
    await requireOffer(ctx, token)
    await closeSetUp(ctx)
    const { tenant, ownerId } = await foundWithin(ctx, prepared)
    const actor = await startSession(tenant, ownerId)
    await writeAudit({ ...tenant, actor }, setUpEndpoint, words)
    return readMe({ ...tenant, actor })
  })
}

/** Lets pass whoever holds a set-up link that still works, and makes others wait for the outcome. */
async function requireOffer(ctx: Context, token: string): Promise<void> {
  const row = await db(ctx)
    .selectFrom('identity.installation')
    .select(['set_up_hashes', 'set_up_at'])
    .where('tenant_id', '=', installation)
    .forUpdate()
    .executeTakeFirst()
  if (row?.set_up_at) throw AlreadySetUp()
  if (!row?.set_up_hashes.includes(hashOf(token))) throw LinkInvalid()
}
