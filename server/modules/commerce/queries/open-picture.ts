import type { Context } from '../../../kernel/context.ts'
import { NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { keyOf } from '../../../kernel/files/store.ts'
import type { Payload } from '../../../kernel/route.ts'
import type { readPictureEndpoint } from '../contract.ts'
import { pictureVariants } from '../rules/picture-sizes.ts'
import { db } from '../tables.ts'

/** A picture of goods, for everybody of the tenant: shelves are no secret. Raises `kernel.not_found`. */
export async function openPicture(
  ctx: Context,
  { pictureId, size }: RequestOf<typeof readPictureEndpoint>,
): Promise<Payload> {
  const picture = await db(ctx)
    .selectFrom('commerce.pictures')
    .select('sha256')
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', pictureId)
    .executeTakeFirst()
  if (!picture) throw NotFound()
  const key = keyOf(ctx.tenantId, picture.sha256, pictureVariants[size])
  return { type: 'image/webp', body: async () => (await ctx.files.open(key))?.body ?? null, immutable: true }
}
