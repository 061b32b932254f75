import type { Readable } from 'node:stream'
import type { Context } from '../../../kernel/context.ts'
import { NotFound, type RequestOf } from '../../../kernel/contract.ts'
import { keyOf } from '../../../kernel/files/store.ts'
import type { Payload } from '../../../kernel/route.ts'
import type { PictureId, readPictureEndpoint } from '../contract.ts'
import { pictureVariants } from '../rules/picture-sizes.ts'
import { db } from '../tables.ts'

type Size = RequestOf<typeof readPictureEndpoint>['size']

/** A picture of goods, for everybody of the tenant: shelves are no secret. Raises `kernel.not_found`. */
export async function openPicture(
  ctx: Context,
  { pictureId, size }: RequestOf<typeof readPictureEndpoint>,
): Promise<Payload> {
  const body = await findPicture(ctx, pictureId, size)
  if (!body) throw NotFound()
  return { type: 'image/webp', body, immutable: true }
}

/** How to open a picture of goods once the transaction has ended; null when there is none. */
export async function findPicture(
  ctx: Context,
  pictureId: PictureId,
  size: Size,
): Promise<(() => Promise<Readable | null>) | null> {
  const picture = await db(ctx)
    .selectFrom('commerce.pictures')
    .select('sha256')
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', pictureId)
    .executeTakeFirst()
  if (!picture) return null
  const key = keyOf(ctx.tenantId, picture.sha256, pictureVariants[size])
  return async () => (await ctx.files.open(key))?.body ?? null
}
