import webPush from 'web-push'
import type { Context } from '../../../kernel/context.ts'
import { db } from '../tables.ts'

export type Key = { publicKey: string; privateKey: string }

/** The tenant's key for push services, made when it is first asked for; whoever comes second finds the first one's. */
export async function keyOf(ctx: Context): Promise<Key> {
  return (await readKey(ctx)) ?? makeKey(ctx)
}

/** What a browser needs to know of it. */
export async function offerKey(ctx: Context): Promise<{ key: string }> {
  return { key: (await keyOf(ctx)).publicKey }
}

async function readKey(ctx: Context): Promise<Key | null> {
  const row = await db(ctx)
    .selectFrom('notices.keys')
    .select(['public_key', 'private_sealed'])
    .where('tenant_id', '=', ctx.tenantId)
    .executeTakeFirst()
  return row ? { publicKey: row.public_key, privateKey: ctx.seal.open(row.private_sealed) } : null
}

async function makeKey(ctx: Context): Promise<Key> {
  const made = webPush.generateVAPIDKeys()
  await db(ctx)
    .insertInto('notices.keys')
    .values({
      tenant_id: ctx.tenantId,
      public_key: made.publicKey,
      private_sealed: ctx.seal.seal(made.privateKey),
      made_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await readKey(ctx)) ?? made
}
